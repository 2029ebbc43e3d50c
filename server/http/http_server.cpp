#include "server/http/http_server.hpp"

#include "server/base/errors.hpp"

#include <csignal>
#include <utility>

#include <boost/asio/post.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace kindred::server::http {

namespace net = boost::asio;
using ErrorCode = boost::system::error_code;

namespace {

/// Connections past the limit that are being told so; any more are just closed.
constexpr std::size_t turned_away_at_once = 64;

}  // namespace

HttpServer::HttpServer(Options options, Handler handler)
    : context_{options.limits, std::move(options.cors), std::move(options.now), std::move(handler),
               [this](Session& session) {
                   sessions_.erase(session.shared_from_this());
                   if (context_.stopping && sessions_.empty()) finish();
               }} {
    ErrorCode error;
    const auto address =
        net::ip::make_address(options.host == "localhost" ? "127.0.0.1" : options.host, error);
    if (error) {
        throw Error(kindred::ErrorCode::invalid_argument,
                    fmt::format("`{}` is not an IP address", options.host),
                    "give --host an address of this machine, 127.0.0.1 or 0.0.0.0 for all");
    }
    const Tcp::endpoint wanted(address, options.port);
    acceptor_.open(wanted.protocol(), error);
    if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(wanted, error);
    if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
    if (!error) endpoint_ = acceptor_.local_endpoint(error);
    if (error) {
        throw Error(kindred::ErrorCode::io,
                    fmt::format("cannot listen on {}:{}: {}", options.host, options.port, error.message()),
                    "choose another --host or --port (0 picks a free one)");
    }
}

std::string HttpServer::url() const {
    const auto address = endpoint_.address();
    const std::string host = address.is_v6() ? fmt::format("[{}]", address.to_string()) : address.to_string();
    return fmt::format("http://{}:{}", host, port());
}

void HttpServer::stop_on_signals() {
    signals_.add(SIGTERM);
    signals_.add(SIGINT);
    signals_.async_wait([this](ErrorCode error, int) {
        if (error) return;
        begin_stop();
        if (io_.stopped() || sessions_.empty()) return;
        signals_.async_wait([this](ErrorCode second, int) {
            if (!second) cut_short("a second signal");
        });
    });
}

bool HttpServer::run() {
    accept();
    sweep();
    io_.run();
    return clean_;
}

void HttpServer::accept() {
    accepting_ = true;
    acceptor_.async_accept([this](ErrorCode error, Socket socket) {
        accepting_ = false;
        if (context_.stopping) return;
        if (!error) {
            admit(std::move(socket));
        } else if (error != net::error::connection_aborted) {
            // Out of descriptors or memory: the next sweep tries again, instead of spinning here.
            spdlog::warn("cannot accept a connection: {}", error.message());
            return;
        }
        accept();
    });
}

void HttpServer::admit(Socket&& socket) {
    const auto limit = context_.limits.connections;
    if (sessions_.size() >= limit + turned_away_at_once) return;  // closes it
    const bool full = sessions_.size() >= limit;
    auto session = std::make_shared<Session>(std::move(socket), context_);
    sessions_.insert(session);
    if (full) return session->answer_and_close(busy_response("Too many connections. Retry after 10s."));
    session->start();
}

void HttpServer::sweep() {
    const auto time = context_.now();
    const auto all = sessions_;  // those that end leave `sessions_`
    for (const auto& session : all) session->check_deadline(time);
    if (context_.stopping && sessions_.empty()) return;
    if (context_.stopping && time >= stop_deadline_) return cut_short("requests are still in work");
    if (!context_.stopping && !accepting_) accept();
    sweep_timer_.expires_after(context_.limits.sweep_interval);
    sweep_timer_.async_wait([this](ErrorCode error) {
        if (!error) sweep();
    });
}

void HttpServer::stop() {
    net::post(io_, [this] { begin_stop(); });
}

void HttpServer::begin_stop() {
    if (context_.stopping) return;
    context_.stopping = true;
    stop_deadline_ = context_.now() + context_.limits.shutdown_timeout;
    const auto all = sessions_;  // those that end leave `sessions_`
    for (const auto& session : all) session->stop();
    ErrorCode ignored;
    acceptor_.close(ignored);
    if (sessions_.empty()) finish();
}

/// Takes away what keeps `run` waiting, once nobody is left to serve.
void HttpServer::finish() {
    sweep_timer_.cancel();
    ErrorCode ignored;
    signals_.cancel(ignored);
}

void HttpServer::cut_short(const char* why) {
    spdlog::warn("stopping without answering {} connections: {}", sessions_.size(), why);
    clean_ = false;
    io_.stop();
}

}  // namespace kindred::server::http
