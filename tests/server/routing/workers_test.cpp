#include "server/routing/workers.hpp"

#include "tests/server/http/manual_clock.hpp"

#include <future>
#include <thread>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::routing;
using namespace kindred::test;
using namespace std::chrono_literals;

namespace {

/// Answers 200 with the number of refreshes; requests with a body "wait" wait for the gate.
struct Gate {
    std::promise<void> open;
    std::shared_future<void> opened{open.get_future()};
    Counter entered;
};

class Echo final : public Answerer {
 public:
    explicit Echo(Gate& gate) : gate_(gate) {}
    Response answer(const RoutedRequest& routed) override {
        if (routed.request.body == "wait") {
            ++gate_.entered;
            gate_.opened.wait();
        }
        return {200, std::to_string(refreshed_)};
    }
    void refresh() override { ++refreshed_; }

 private:
    Gate& gate_;
    int refreshed_ = 0;
};

RoutedRequest with_body(const char* body) {
    RoutedRequest routed;
    routed.request.body = body;
    return routed;
}

/// Submits a request and gives its answer to come.
std::future<Response> submit(Workers& workers, const char* body) {
    auto promise = std::make_shared<std::promise<Response>>();
    auto answer = promise->get_future();
    workers.submit(with_body(body),
                   [promise](Response&& response) { promise->set_value(std::move(response)); });
    return answer;
}

}  // namespace

TEST_CASE("workers answer every request", "[server][workers]") {
    Gate gate;
    Workers workers({4, 1000, 10s}, [&] { return std::make_unique<Echo>(gate); });
    std::vector<std::future<Response>> answers;
    for (int i = 0; i < 500; ++i) answers.push_back(submit(workers, ""));
    for (auto& answer : answers) CHECK(answer.get().status == 200);
}

TEST_CASE("a full queue turns requests away at once", "[server][workers]") {
    Gate gate;
    Workers workers({1, 2, 10s}, [&] { return std::make_unique<Echo>(gate); });
    auto in_work = submit(workers, "wait");
    gate.entered.wait_for(1);
    auto first = submit(workers, "");
    auto second = submit(workers, "");
    auto third = submit(workers, "");
    REQUIRE(third.wait_for(0s) == std::future_status::ready);
    const Response refused = third.get();
    CHECK(refused.status == 503);
    CHECK(refused.body.find("Too many search requests running at the same time: 2.") != std::string::npos);
    gate.open.set_value();
    CHECK(in_work.get().status == 200);
    CHECK(first.get().status == 200);
    CHECK(second.get().status == 200);
}

TEST_CASE("a request that waited too long is turned away unworked", "[server][workers]") {
    Gate gate;
    ManualClock clock;
    Workers workers({1, 10, 10s, [&] { return clock.now(); }}, [&] { return std::make_unique<Echo>(gate); });
    auto in_work = submit(workers, "wait");
    gate.entered.wait_for(1);
    auto late = submit(workers, "wait");
    clock.advance(11s);
    gate.open.set_value();
    CHECK(late.get().status == 503);
    CHECK(in_work.get().status == 200);
    CHECK(gate.entered.get() == 1);
}

TEST_CASE("refresh reaches every worker before its next request", "[server][workers]") {
    Gate gate;
    Workers workers({2, 10, 10s}, [&] { return std::make_unique<Echo>(gate); });
    auto on_the_old = submit(workers, "wait");
    gate.entered.wait_for(1);
    workers.refresh();
    CHECK(submit(workers, "").get().body == "1");
    gate.open.set_value();
    CHECK(on_the_old.get().body == "0");
    for (int i = 0; i < 20; ++i) CHECK(submit(workers, "").get().body == "1");
}

TEST_CASE("stop answers what is queued and refuses the rest", "[server][workers]") {
    Gate gate;
    Workers workers({1, 10, 10s}, [&] { return std::make_unique<Echo>(gate); });
    auto in_work = submit(workers, "wait");
    auto queued = submit(workers, "");
    gate.entered.wait_for(1);
    gate.open.set_value();
    workers.stop();
    CHECK(in_work.get().status == 200);
    CHECK(queued.get().status == 200);
    CHECK(submit(workers, "").get().status == 503);
}
