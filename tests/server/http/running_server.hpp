#pragma once
#include "server/http/http_server.hpp"
#include "tests/server/http/client.hpp"
#include "tests/server/http/manual_clock.hpp"

#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>
#include <utility>

#include <nlohmann/json.hpp>

namespace kindred::test {

/// A server on a free port, running on a thread of its own until it is stopped or destroyed. Its time stands
/// still until the test lets it pass.
class RunningServer {
 public:
    explicit RunningServer(server::Handler handler, server::Limits limits = quick(),
                           server::access::Cors cors = server::access::Cors{})
        : server_({"127.0.0.1", 0, limits, std::move(cors), [this] { return clock_.now(); }},
                  std::move(handler)),
          result_(std::async(std::launch::async, [this] { return server_.run(); })) {}
    ~RunningServer() {
        if (result_.valid()) stop();
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    unsigned short port() const { return server_.port(); }
    /// Returns when the server has begun to stop.
    void begin_stop() {
        server_.stop();
        wait_until_closed(port());
    }
    /// Lets time pass once the server has read all that clients had sent.
    void advance(std::chrono::milliseconds by) {
        if (Client(port()).ask(get("/")).status == 0) throw std::runtime_error("the server does not answer");
        clock_.advance(by);
    }
    /// The same after `begin_stop`, when there are no new connections.
    void pass_while_stopping(std::chrono::milliseconds by) { clock_.advance(by); }
    /// What `run` returned.
    bool stop() {
        server_.stop();
        return result_.get();
    }

    /// The default limits with deadlines looked at often.
    static server::Limits quick() {
        server::Limits limits;
        limits.sweep_interval = std::chrono::milliseconds(5);
        return limits;
    }

 private:
    ManualClock clock_;
    server::http::HttpServer server_;
    std::future<bool> result_;
};

/// Answers {"method","path","query","body"} at once, on the I/O thread.
inline void echo(server::Request&& request, server::Done&& done) {
    nlohmann::ordered_json query = nlohmann::ordered_json::array();
    for (const auto& [name, value] : request.query) query.push_back({name, value});
    done(server::json_response({{"method", server::to_string(request.method)},
                                {"path", request.path},
                                {"query", query},
                                {"body", request.body}}));
}

}  // namespace kindred::test
