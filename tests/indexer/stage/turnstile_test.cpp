#include "indexer/stage/turnstile.hpp"

#include <atomic>
#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

using kindred::indexer::stage::run_threads;
using kindred::indexer::stage::Turnstile;

TEST_CASE("pieces pass in order, whoever brings them", "[indexer][turnstile]") {
    constexpr std::uint64_t pieces = 2000;
    Turnstile turnstile;
    std::atomic<std::uint64_t> next = 0;
    std::vector<std::uint64_t> passed;
    run_threads(
        4,
        [&] {
            for (std::uint64_t piece = next++; piece < pieces; piece = next++)
                turnstile.pass(piece, [&] { passed.push_back(piece); });
        },
        [] {});
    REQUIRE(passed.size() == pieces);
    for (std::uint64_t piece = 0; piece < pieces; ++piece) REQUIRE(passed[piece] == piece);
}

TEST_CASE("cancelling releases those that wait and stops those that come", "[indexer][turnstile]") {
    Turnstile turnstile;
    std::atomic<int> cancelled = 0;
    std::thread waiting([&] {
        try {
            turnstile.pass(1, [] {});  // piece 0 never comes
        } catch (const Turnstile::Cancelled&) {
            ++cancelled;
        }
    });
    turnstile.cancel();
    waiting.join();
    CHECK(cancelled == 1);
    CHECK_THROWS_AS(turnstile.pass(0, [] {}), Turnstile::Cancelled);
}

TEST_CASE("a step that fails does not let the next piece pass", "[indexer][turnstile]") {
    Turnstile turnstile;
    CHECK_THROWS_AS(turnstile.pass(0, [] { throw std::runtime_error("no"); }), std::runtime_error);
    bool passed = false;
    turnstile.pass(0, [&] { passed = true; });
    CHECK(passed);
}

TEST_CASE("all threads run and are waited for", "[indexer][turnstile]") {
    const unsigned threads = GENERATE(1U, 2U, 16U);
    std::atomic<unsigned> ran = 0;
    run_threads(
        threads, [&] { ++ran; }, [] { FAIL("nothing failed"); });
    CHECK(ran == threads);
}

TEST_CASE("the first failure is thrown after all threads have ended", "[indexer][turnstile]") {
    Turnstile turnstile;
    std::atomic<int> number = 0;
    std::atomic<int> ended = 0;
    std::string what;
    try {
        run_threads(
            4,
            [&] {
                struct Ended {
                    std::atomic<int>& count;
                    ~Ended() { ++count; }
                } const at_end{ended};
                const int mine = number++;
                if (mine == 3) throw std::runtime_error("first");
                turnstile.pass(1, [] {});
            },
            [&] { turnstile.cancel(); });
    } catch (const std::runtime_error& error) {
        what = error.what();
    }
    CHECK(what == "first");
    CHECK(ended == 4);
}

TEST_CASE("of several failures the first one wins", "[indexer][turnstile]") {
    std::atomic<bool> failed = false;
    std::atomic<int> number = 0;
    std::string what;
    try {
        run_threads(
            2,
            [&] {
                if (number++ == 0) throw std::runtime_error("first");
                while (!failed) std::this_thread::yield();
                throw std::runtime_error("second");
            },
            [&] { failed = true; });
    } catch (const std::runtime_error& error) {
        what = error.what();
    }
    CHECK(what == "first");
}
