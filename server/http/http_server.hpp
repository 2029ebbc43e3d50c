#pragma once
#include "server/access/cors.hpp"
#include "server/base/limits.hpp"
#include "server/base/message.hpp"

#include <memory>
#include <string>

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
    };

    /// Binds and listens; connections wait until `run`. Throws Error{io} with a hint when that fails.
    HttpServer(Options options, Handler handler);
    /// The handler must have called every `done`, or never call it any more.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// The port it listens on.
    unsigned short port() const;
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
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace kindred::server::http
