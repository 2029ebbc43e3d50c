#include "server/routing/workers.hpp"
#include "tests/server/http/client.hpp"
#include "tests/server/http/running_server.hpp"

#include <atomic>
#include <csignal>
#include <mutex>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::http;
using namespace kindred::server::routing;
using namespace kindred::test;
using namespace std::chrono_literals;

namespace {

/// Answers after 100 ms.
class Slow final : public Answerer {
 public:
    explicit Slow(std::atomic<int>& begun) : begun_(begun) {}
    Response answer(const RoutedRequest&) override {
        ++begun_;
        std::this_thread::sleep_for(100ms);
        return {200, "{}"};
    }

 private:
    std::atomic<int>& begun_;
};

void wait_for(const std::atomic<int>& count, int wanted) {
    while (count < wanted) std::this_thread::sleep_for(1ms);
}

}  // namespace

TEST_CASE("stopping closes idle connections and refuses new ones", "[server][shutdown]") {
    RunningServer server(echo);
    Client untouched(server.port());
    Client idle(server.port());
    CHECK(idle.ask(get("/a")).status == 200);
    const auto begun = std::chrono::steady_clock::now();
    CHECK(server.stop());
    CHECK(std::chrono::steady_clock::now() - begun < 1s);
    CHECK(idle.at_end());
}

TEST_CASE("stopping answers requests in work and in the queue", "[server][shutdown]") {
    std::atomic<int> begun{0};
    Workers workers({1, 10, 10s}, [&] { return std::make_unique<Slow>(begun); });
    std::atomic<int> submitted{0};
    RunningServer server([&](Request&& request, Done&& done) {
        workers.submit({std::move(request), nullptr, {}}, std::move(done));
        ++submitted;
    });
    Client in_work(server.port());
    in_work.send(get("/a") + get("/never"));
    Client queued(server.port());
    wait_for(begun, 1);
    queued.send(get("/b"));
    wait_for(submitted, 2);
    server.begin_stop();
    for (Client* client : {&in_work, &queued}) {
        const Reply reply = client->receive();
        CHECK(reply.status == 200);
        CHECK(reply.has("Connection: close\r\n"));
        CHECK(client->at_end());
    }
    CHECK(server.stop());
    CHECK(begun == 2);
}

TEST_CASE("a half-read request does not hold up a stop", "[server][shutdown]") {
    Limits limits = RunningServer::quick();
    limits.shutdown_grace = 50ms;
    RunningServer server(echo, limits);
    Client never_done(server.port());
    never_done.send("GET /a HT");
    Client done_late(server.port());
    done_late.send("GET /a HT");
    std::this_thread::sleep_for(30ms);
    server.begin_stop();
    std::this_thread::sleep_for(10ms);
    const Reply late = done_late.ask("TP/1.1\r\n\r\n");
    CHECK(late.status == 503);
    CHECK(late.has("Retry-After: 10\r\n"));
    CHECK(never_done.receive().status == 408);
    CHECK(server.stop());
}

TEST_CASE("a stop does not wait for ever", "[server][shutdown]") {
    Limits limits = RunningServer::quick();
    limits.shutdown_timeout = 50ms;
    std::atomic<int> dropped{0};
    RunningServer server([&](Request&&, Done&&) { ++dropped; }, limits);
    Client client(server.port());
    client.send(get("/a"));
    wait_for(dropped, 1);
    CHECK_FALSE(server.stop());
}

TEST_CASE("SIGTERM stops a server cleanly", "[server][shutdown]") {
    std::atomic<int> begun{0};
    Workers workers({1, 10, 10s}, [&] { return std::make_unique<Slow>(begun); });
    HttpServer server({"127.0.0.1", 0, RunningServer::quick(), Cors{}}, [&](Request&& request, Done&& done) {
        workers.submit({std::move(request), nullptr, {}}, std::move(done));
    });
    server.stop_on_signals();
    auto result = std::async(std::launch::async, [&] { return server.run(); });
    Client client(server.port());
    client.send(get("/a"));
    wait_for(begun, 1);
    std::raise(SIGTERM);
    CHECK(client.receive().status == 200);
    CHECK(result.get());
}

TEST_CASE("many clients at once are all answered", "[server][http]") {
    class Quick final : public Answerer {
     public:
        Response answer(const RoutedRequest& routed) override {
            return {200, "\"" + routed.request.path.at(0) + "\""};
        }
    };
    Workers workers({3, 1000, 10s}, [] { return std::make_unique<Quick>(); });
    RunningServer server([&](Request&& request, Done&& done) {
        workers.submit({std::move(request), nullptr, {}}, std::move(done));
    });
    std::atomic<int> right{0};
    std::vector<std::thread> clients;
    for (int c = 0; c < 8; ++c) {
        clients.emplace_back([&, c] {
            Client client(server.port());
            for (int i = 0; i < 50; ++i) {
                const std::string path = std::to_string(c * 100 + i);
                if (client.ask(get("/" + path)).body == "\"" + path + "\"") ++right;
                if (i % 10 == 0) workers.refresh();
            }
        });
    }
    for (auto& client : clients) client.join();
    CHECK(right == 400);
    CHECK(server.stop());
}
