#pragma once
#include "server/http/http_server.hpp"

#include <chrono>
#include <future>
#include <thread>
#include <utility>

#include <nlohmann/json.hpp>

namespace kindred::test {

/// A server on a free port, running on a thread of its own until it is stopped or destroyed.
class RunningServer {
 public:
    explicit RunningServer(server::Handler handler, server::Limits limits = quick(),
                           server::access::Cors cors = server::access::Cors{})
        : server_({"127.0.0.1", 0, limits, std::move(cors)}, std::move(handler)),
          result_(std::async(std::launch::async, [this] { return server_.run(); })) {}
    ~RunningServer() {
        if (result_.valid()) stop();
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    unsigned short port() const { return server_.port(); }
    void begin_stop() { server_.stop(); }
    /// What `run` returned.
    bool stop() {
        server_.stop();
        return result_.get();
    }

    /// The default limits with deadlines looked at often and no long goodbyes.
    static server::Limits quick() {
        server::Limits limits;
        limits.sweep_interval = std::chrono::milliseconds(10);
        limits.linger_timeout = std::chrono::milliseconds(100);
        return limits;
    }

 private:
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
