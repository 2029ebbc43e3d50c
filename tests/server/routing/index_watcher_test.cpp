#include "server/routing/index_watcher.hpp"

#include "tests/support/small_index.hpp"

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::routing;
using namespace kindred::test;

namespace {

constexpr std::string_view one_work =
    R"({"id":"N1","title":"Quite new","authors":[{"id":"A1","name":"Ann"}]})";

RoutedRequest by_path(std::vector<std::string> path) {
    Request request;
    request.path = std::move(path);
    return std::get<RoutedRequest>(route_request(std::move(request), Keys()));
}

}  // namespace

TEST_CASE("a new generation is served once it is noticed", "[server][watcher]") {
    SmallIndex index;
    IndexWatcher watcher(index.root(), kindred::engine::Generation::open(index.root()));
    IndexAnswerer answerer(watcher);
    const RoutedRequest work = by_path({"api", "v1", "works", "N1"});
    CHECK_FALSE(watcher.poll());
    CHECK(answerer.answer(work).status == 404);

    index.publish_again(one_work);
    const auto old = watcher.current();
    CHECK(watcher.poll());
    CHECK(watcher.current()->number() == old->number() + 1);
    CHECK(answerer.answer(work).status == 404);  // what it began with, until it is told
    answerer.refresh();
    CHECK(answerer.answer(work).status == 200);
    CHECK_FALSE(watcher.poll());
}

TEST_CASE("a damaged generation is not served, the next sound one is", "[server][watcher]") {
    SmallIndex index;
    IndexWatcher watcher(index.root(), kindred::engine::Generation::open(index.root()));
    const auto first = watcher.current();
    index.publish_again(one_work);
    const auto damaged = kindred::engine::Generation::open(index.root())->directory();
    std::ofstream(damaged / "records.works", std::ios::app) << "x";
    CHECK_FALSE(watcher.poll());
    CHECK_FALSE(watcher.poll());
    CHECK(watcher.current() == first);
    index.publish_again(one_work);
    CHECK(watcher.poll());
    CHECK(watcher.current()->number() == first->number() + 2);
}

TEST_CASE("workers answer throughout a swap", "[server][watcher]") {
    SmallIndex index;
    IndexWatcher watcher(index.root(), kindred::engine::Generation::open(index.root()));
    Workers workers({2, 100'000, std::chrono::seconds(10)},
                    [&] { return std::make_unique<IndexAnswerer>(watcher); });
    watcher.start([&] { workers.refresh(); });
    std::atomic<int> asked{0};
    std::atomic<int> old_answers{0};
    std::atomic<int> new_answers{0};
    const auto ask = [&] {
        ++asked;
        workers.submit(by_path({}), [&](Response&& response) {
            const auto works = nlohmann::json::parse(response.body).value("works", 0);
            if (works == 5) ++old_answers;
            if (works == 1) ++new_answers;
        });
    };
    ask();
    index.publish_again(one_work);
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (new_answers < 10 && std::chrono::steady_clock::now() < patience) {
        ask();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    watcher.stop();
    workers.stop();
    CHECK(new_answers >= 10);
    CHECK(old_answers >= 1);
    CHECK(old_answers + new_answers == asked);
}
