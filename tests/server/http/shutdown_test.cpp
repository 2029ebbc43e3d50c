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

/// Answers once the gate is open.
struct Gate {
    std::promise<void> open;
    std::shared_future<void> opened{open.get_future()};
    Counter begun;
};

class Slow final : public Answerer {
 public:
    explicit Slow(Gate& gate) : gate_(gate) {}
    Response answer(const RoutedRequest&) override {
        ++gate_.begun;
        gate_.opened.wait();
        return {200, "{}"};
    }

 private:
    Gate& gate_;
};

}  // namespace

TEST_CASE("stopping closes idle connections and refuses new ones", "[server][shutdown]") {
    RunningServer server(echo);
    Client untouched(server.port());
    Client idle(server.port());
    CHECK(idle.ask(get("/a")).status == 200);
    CHECK(server.stop());  // though no time passes
    CHECK(idle.at_end());
}

TEST_CASE("stopping answers requests in work and in the queue", "[server][shutdown]") {
    Gate gate;
    Workers workers({1, 10, 10s}, [&] { return std::make_unique<Slow>(gate); });
    Counter submitted;
    RunningServer server([&](Request&& request, Done&& done) {
        workers.submit({std::move(request), nullptr, {}}, std::move(done));
        ++submitted;
    });
    Client in_work(server.port());
    in_work.send(get("/a") + get("/never"));
    Client queued(server.port());
    gate.begun.wait_for(1);
    queued.send(get("/b"));
    submitted.wait_for(2);
    server.begin_stop();
    gate.open.set_value();
    for (Client* client : {&in_work, &queued}) {
        const Reply reply = client->receive();
        CHECK(reply.status == 200);
        CHECK(reply.has("Connection: close\r\n"));
        CHECK(client->at_end());
    }
    server.pass_while_stopping(Limits{}.linger_timeout);
    CHECK(server.stop());
    CHECK(gate.begun.get() == 2);
}

TEST_CASE("a half-read request does not hold up a stop", "[server][shutdown]") {
    RunningServer server(echo);
    Client never_done(server.port());
    never_done.send("GET /a HT");
    Client done_late(server.port());
    done_late.send("GET /a HT");
    server.advance(0ms);  // both are being read
    server.begin_stop();
    const Reply late = done_late.ask("TP/1.1\r\n\r\n");
    CHECK(late.status == 503);
    CHECK(late.has("Retry-After: 10\r\n"));
    server.pass_while_stopping(Limits{}.shutdown_grace);
    CHECK(never_done.receive().status == 408);
    CHECK(done_late.at_end());
    CHECK(never_done.at_end());
    server.pass_while_stopping(Limits{}.linger_timeout);
    CHECK(server.stop());
}

TEST_CASE("a stop does not wait for ever", "[server][shutdown]") {
    Counter dropped;
    RunningServer server([&](Request&&, Done&&) { ++dropped; });
    Client client(server.port());
    client.send(get("/a"));
    dropped.wait_for(1);
    server.begin_stop();
    server.pass_while_stopping(Limits{}.shutdown_timeout);
    CHECK_FALSE(server.stop());
}

TEST_CASE("SIGTERM stops a server cleanly", "[server][shutdown]") {
    Gate gate;
    Workers workers({1, 10, 10s}, [&] { return std::make_unique<Slow>(gate); });
    HttpServer server({"127.0.0.1", 0, RunningServer::quick(), Cors{}}, [&](Request&& request, Done&& done) {
        workers.submit({std::move(request), nullptr, {}}, std::move(done));
    });
    server.stop_on_signals();
    auto result = std::async(std::launch::async, [&] { return server.run(); });
    Client client(server.port());
    client.send(get("/a"));
    gate.begun.wait_for(1);
    std::raise(SIGTERM);
    wait_until_closed(server.port());
    gate.open.set_value();
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
