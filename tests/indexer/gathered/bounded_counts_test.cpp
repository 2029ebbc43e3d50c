#include "indexer/gathered/bounded_counts.hpp"

#include <map>
#include <random>

#include <catch2/catch.hpp>

using kindred::indexer::gathered::BoundedCounts;

TEST_CASE("counts are exact while they fit", "[indexer][bounded_counts]") {
    BoundedCounts counts(100000);
    std::map<std::uint64_t, std::uint32_t> expected;
    std::mt19937_64 random(3);
    for (int i = 0; i < 50000; ++i) {
        const std::uint64_t key = random() % 9000;
        counts.add(key);
        ++expected[key];
    }
    CHECK(counts.forgotten() == 0);
    CHECK(counts.size() == expected.size());
    for (const auto& [key, count] : expected) REQUIRE(counts.count(key) == count);
    CHECK(counts.count(9001) == 0);
    const auto frequent = counts.sorted(6);
    REQUIRE_FALSE(frequent.empty());
    for (std::size_t i = 0; i < frequent.size(); ++i) {
        REQUIRE(frequent[i].count >= 6);
        if (i > 0) REQUIRE(frequent[i - 1].key < frequent[i].key);
    }
}

TEST_CASE("what is frequent outlives a flood of rare keys", "[indexer][bounded_counts]") {
    BoundedCounts counts(2000);
    std::mt19937_64 random(4);
    for (std::uint64_t i = 0; i < 300000; ++i) counts.add(i % 10 == 0 ? i / 10 % 50 : random());
    CHECK(counts.size() <= 2001);
    CHECK(counts.forgotten() > 0);
    for (std::uint64_t key = 0; key < 50; ++key) CHECK(counts.count(key) > 500);
}

TEST_CASE("an empty count answers", "[indexer][bounded_counts]") {
    BoundedCounts counts(10);
    CHECK(counts.count(1) == 0);
    CHECK(counts.sorted(0).empty());
    counts.add(5, 0);
    CHECK(counts.size() == 0);
}
