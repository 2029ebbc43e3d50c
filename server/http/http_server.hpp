#pragma once
#include "server/access/cors.hpp"
#include "server/base/limits.hpp"
#include "server/base/message.hpp"
#include "server/http/session.hpp"

#include <memory>
#include <string>
#include <unordered_set>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

namespace kindred::server::http {

/// HTTP/1.1 on one listening socket. All socket work happens on the thread in `run`: framing costs
/// microseconds, answering costs milliseconds and is the handler's to take elsewhere. Requests of one
/// connection are answered one at a time, in order; errors of framing are answered here, as JSON, without the
/// handler.
class HttpServer {
 public:
    struct Options {
        std::string host = "127.0.0.1";  ///< an IP address, or "localhost"
        unsigned short port = 0;         ///< 0: any free one
        Limits limits = {};
        access::Cors cors = access::Cors{};
        std::function<Clock::time_point()> now = Clock::now;  ///< tests have a clock of their own
    };

    /// Binds and listens; connections wait until `run`. Throws Error{io} with a hint when that fails.
    HttpServer(Options options, Handler handler);
    /// The handler must have called every `done`, or never call it any more.
    ~HttpServer() = default;
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// The port it listens on.
    unsigned short port() const { return endpoint_.port(); }
    /// "http://127.0.0.1:7711"
    std::string url() const;

    /// From now on SIGTERM and SIGINT call `stop`, a second one ends `run` at once.
    void stop_on_signals();
    /// Serves until `stop`. True when every request begun was answered, false when `limits.shutdown_timeout`
    /// or a second signal cut that short.
    bool run();
    /// Begins a clean shutdown: no new connections, idle ones are closed, requests begun are answered. Safe
    /// from any thread; more calls change nothing.
    void stop();

 private:
    using Tcp = boost::asio::ip::tcp;

    void accept();
    void admit(Socket&& socket);
    void sweep();
    void begin_stop();
    void finish();
    void cut_short(const char* why);

    SessionContext context_;
    boost::asio::io_context io_{1};
    boost::asio::basic_socket_acceptor<Tcp, boost::asio::io_context::executor_type> acceptor_{io_};
    Tcp::endpoint endpoint_;
    boost::asio::steady_timer sweep_timer_{io_};
    boost::asio::signal_set signals_{io_};
    std::unordered_set<std::shared_ptr<Session>> sessions_;
    bool accepting_ = false;
    bool clean_ = true;
    Clock::time_point stop_deadline_;
};

}  // namespace kindred::server::http
