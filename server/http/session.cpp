#include "server/http/session.hpp"

#include "server/base/errors.hpp"
#include "server/base/log.hpp"

#include <algorithm>
#include <ctime>
#include <string_view>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/write.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace kindred::server::http {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

/// A buffer holds one header, or one piece of a body, and what a client has sent after it.
constexpr std::size_t body_piece_bytes = 64 * 1024;
/// Read at once from a fresh connection: most requests fit.
constexpr std::size_t first_read_bytes = 4 * 1024;

std::string_view view(beast::string_view text) noexcept {
    return {text.data(), text.size()};
}

Response url_too_long(const Limits& limits) {
    return error_response(414, "uri_too_long",
                          fmt::format("The URL is longer than {} bytes.", limits.url_bytes));
}

/// The answer to bytes that are not a request; `line_bytes` is how long the request line is, as far as it
/// came.
Response framing_error(beast::error_code error, const Limits& limits, std::size_t line_bytes) {
    if (error == http::error::body_limit) {
        return error_response(
            413, "payload_too_large",
            fmt::format("The provided payload reached the size limit. The maximum accepted payload "
                        "size is {} bytes.",
                        limits.body_bytes));
    }
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        if (line_bytes > limits.url_bytes) return url_too_long(limits);
        return error_response(
            431, "header_too_large",
            fmt::format("The request's headers are larger than {} bytes.", limits.header_bytes));
    }
    if (error == http::error::bad_version) {
        return error_response(505, "http_version_not_supported", "The server speaks HTTP/1.1 and HTTP/1.0.");
    }
    return error_response(400, "bad_request",
                          fmt::format("The request is not valid HTTP: {}.", error.message()));
}

}  // namespace

Session::Session(Socket socket, const SessionContext& context)
    : socket_(std::move(socket)),
      context_(context),
      buffer_(context.limits.header_bytes + body_piece_bytes) {}

void Session::start() {
    ErrorCode ignored;
    socket_.set_option(net::ip::tcp::no_delay(true), ignored);
    buffer_.reserve(first_read_bytes);
    next_request();
}

void Session::stop() {
    if (state_ == State::idle || state_ == State::lingering) return close();
    if (state_ == State::reading) {
        deadline_ = std::min(deadline_, context_.now() + context_.limits.shutdown_grace);
    }
}

void Session::check_deadline(Clock::time_point now) {
    if (now < deadline_ || state_ == State::working) return;
    if (state_ != State::reading) return close();
    timed_out_ = true;  // the aborted read answers 408
    socket_.cancel();
}

void Session::enter(State state, std::chrono::milliseconds allowed) {
    state_ = state;
    deadline_ = context_.now() + allowed;
}

auto Session::then(void (Session::*next)()) {
    return [self = shared_from_this(), next](ErrorCode error, std::size_t = 0) {
        if (self->state_ == State::closed) return;
        if (error) return self->failed(error);
        std::invoke(next, *self);
    };
}

void Session::next_request() {
    if (context_.stopping) return close();
    if (buffer_.size() > 0) return read_header();  // pipelined
    // Waiting costs no parser; the clock of a request starts with its first byte.
    enter(State::idle, context_.limits.idle_timeout);
    socket_.async_wait(Socket::wait_read, then(&Session::read_header));
}

void Session::read_header() {
    enter(State::reading, context_.limits.read_timeout);
    timed_out_ = false;
    keep_alive_ = false;  // until a whole request says otherwise
    head_only_ = false;
    version_ = 11;
    origin_.clear();
    log_line_.clear();
    begun_ = context_.now();
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(context_.limits.header_bytes));
    parser_->body_limit(context_.limits.body_bytes);
    http::async_read_header(socket_, buffer_, *parser_, then(&Session::on_header));
}

void Session::on_header() {
    note_request();
    if (auto refused = refusal()) return answer_and_close(std::move(*refused));
    if (parser_->is_done()) return hand_on();
    const auto& message = parser_->get();
    const bool waits =
        message.version() >= 11 && message.count(http::field::expect) != 0 && buffer_.size() == 0;
    if (!waits) return read_body();
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    net::async_write(socket_, net::buffer(go_on), then(&Session::read_body));
}

/// What the answer depends on, whatever becomes of the request.
void Session::note_request() {
    const auto& message = parser_->get();
    version_ = message.version();
    head_only_ = message.method() == http::verb::head;
    origin_ = view(message[http::field::origin]);
    if (spdlog::should_log(spdlog::level::debug)) {
        log_line_ = printable(view(message.method_string())) + " " + printable_target(view(message.target()));
    }
}

std::optional<Response> Session::refusal() const {
    const auto& message = parser_->get();
    if (message.target().size() > context_.limits.url_bytes) return url_too_long(context_.limits);
    if (message.count(http::field::transfer_encoding) != 0 && !parser_->chunked()) {
        return error_response(501, "not_implemented",
                              "The only transfer encoding that is understood is chunked.");
    }
    const auto encoding = message[http::field::content_encoding];
    if (!encoding.empty() && !beast::iequals(encoding, "identity")) {
        return error_response(415, "unsupported_media_type", "Request bodies must not be compressed.");
    }
    const auto expect = message[http::field::expect];
    if (!expect.empty() && !beast::iequals(expect, "100-continue")) {
        return error_response(417, "expectation_failed",
                              "The only expectation that can be met is 100-continue.");
    }
    return std::nullopt;
}

void Session::read_body() {
    http::async_read(socket_, buffer_, *parser_, then(&Session::hand_on));
}

void Session::failed(ErrorCode error) {
    if (error == net::error::operation_aborted && timed_out_) {
        return answer_and_close(
            error_response(408, "request_timeout", "The request did not arrive in time; send it again."));
    }
    const bool framing = error.category() == http::make_error_code(http::error::bad_method).category();
    if (!framing || error == http::error::end_of_stream) return close();
    // The parser takes the request line out of the buffer only when it is whole.
    const std::string_view target = view(parser_->get().target());
    const std::string_view unread(static_cast<const char*>(buffer_.data().data()), buffer_.size());
    const std::size_t line = target.empty() ? std::min(unread.find("\r\n"), unread.size()) : target.size();
    answer_and_close(framing_error(error, context_.limits, line));
}

void Session::hand_on() {
    const auto& message = parser_->get();
    keep_alive_ = message.keep_alive();
    auto target = parse_target(view(message.target()));
    if (!target) {
        return respond(error_response(
            400, "bad_request", "The URL holds an incomplete escape, a NUL or bytes that are not UTF-8."));
    }
    if (context_.stopping) return respond(busy_response("The server is shutting down."));
    enter(State::working, {});
    // The worker's copy of `done` must not be the last to hold the session: sockets end on the I/O thread.
    context_.handler(
        take_request(std::move(*target)), [self = shared_from_this()](Response&& response) mutable {
            const auto executor = self->socket_.get_executor();
            net::dispatch(executor, [session = std::move(self), answer = std::move(response)]() mutable {
                session->respond(std::move(answer));
            });
        });
}

Request Session::take_request(Target&& target) {
    auto message = parser_->release();
    Request request;
    request.method = method_named(view(message.method_string()));
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    for (const auto& field : message) {
        request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    }
    request.body = std::move(message.body());
    return request;
}

void Session::answer_and_close(Response&& response) {
    keep_alive_ = false;
    respond(std::move(response));
}

void Session::respond(Response&& response) {
    if (state_ == State::closed) return;
    enter(State::writing, context_.limits.write_timeout);
    if (context_.stopping) keep_alive_ = false;
    context_.cors.decorate(origin_, response);
    if (!log_line_.empty()) log_line_ += fmt::format(" {}", response.status);

    message_ = {};
    message_.version(version_);
    message_.result(response.status);
    message_.set(http::field::date,
                 fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(std::time(nullptr))));
    for (const Header& header : response.headers) message_.insert(header.name, header.value);
    if (response.status != 204) {
        message_.set(http::field::content_type, "application/json");
        message_.content_length(response.body.size());
    }
    message_.keep_alive(keep_alive_);
    message_.body() = std::move(response.body);
    serializer_.emplace(message_);
    auto written = [self = shared_from_this()](ErrorCode error, std::size_t) { self->on_written(error); };
    if (head_only_) {
        http::async_write_header(socket_, *serializer_, std::move(written));
    } else {
        http::async_write(socket_, *serializer_, std::move(written));
    }
}

void Session::on_written(ErrorCode error) {
    if (state_ == State::closed) return;
    if (!log_line_.empty()) {
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(context_.now() - begun_);
        spdlog::debug("{} {} us", log_line_, took.count());
    }
    serializer_.reset();
    message_.body() = {};
    if (error) return close();
    if (keep_alive_) return next_request();
    enter(State::lingering, context_.limits.linger_timeout);
    ErrorCode ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    linger();
}

void Session::linger() {
    // Closing with unread bytes resets the connection, and the client may lose the answer: read on, for a
    // while.
    buffer_.clear();
    socket_.async_read_some(buffer_.prepare(first_read_bytes), then(&Session::linger));
}

void Session::close() {
    if (state_ == State::closed) return;
    state_ = State::closed;
    ErrorCode ignored;
    socket_.close(ignored);
    context_.ended(*this);
}

}  // namespace kindred::server::http
