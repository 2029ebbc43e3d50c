#include "queries/measure/bench.hpp"

#include "engine/base/error.hpp"
#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::measure;
using namespace kindred::queries::search;
using namespace kindred::queries::text;
using kindred::test::SmallIndex;
using kindred::test::tree;
using Texts = std::vector<std::string>;

namespace {

std::vector<double> shuffled(std::size_t n) {
    std::vector<double> times;
    for (std::size_t i = 1; i <= n; ++i) times.push_back(static_cast<double>(i));
    std::shuffle(times.begin(), times.end(), std::mt19937(1));
    return times;
}

constexpr std::string_view works =
    R"({"id":"W1","title":"Coral reefs","abstract":"Reefs of coral.","year":2020,"authors":[{"id":"A1","name":"Ann"}]})"
    "\n"
    R"({"id":"W2","title":"Coral fish","abstract":"Fish on reefs.","year":2021,"authors":[{"id":"A2","name":"Bo"}]})";

}  // namespace

TEST_CASE("percentiles are the times that so many answers did not exceed", "[queries][bench]") {
    const Latencies thousand = latencies(shuffled(1000));
    CHECK(thousand.count == 1000);
    CHECK(thousand.mean == Approx(500.5));
    CHECK(thousand.p50 == 500);
    CHECK(thousand.p95 == 950);
    CHECK(thousand.p99 == 990);
    CHECK(thousand.max == 1000);

    const Latencies ten = latencies(shuffled(10));
    CHECK(ten.p50 == 5);
    CHECK(ten.p95 == 10);
    const Latencies three = latencies({7, 1, 4});
    CHECK(three.p50 == 4);
    CHECK(three.p99 == 7);
    const Latencies one = latencies({2.5});
    CHECK(one.p50 == 2.5);
    CHECK(one.mean == 2.5);
    CHECK(one.max == 2.5);
    CHECK(latencies({}).count == 0);
    CHECK(latencies({}).max == 0);
}

TEST_CASE("times are JSON in microseconds", "[queries][bench]") {
    CHECK(to_json(latencies({1.04, 2.06})).dump() ==
          R"({"count":2,"mean":1.6,"p50":1.0,"p95":2.1,"p99":2.1,"max":2.1})");
}

TEST_CASE("keystrokes are every beginning of a query, letter by letter", "[queries][bench]") {
    CHECK(keystrokes("ab c") == Texts{"a", "ab", "ab c"});
    CHECK(keystrokes("né") == Texts{"n", "né"});
    CHECK(keystrokes("日本") == Texts{"日", "日本"});
    CHECK(keystrokes("").empty());
    CHECK(keystrokes("   ").empty());
}

TEST_CASE("every query is asked twice and timed once", "[queries][bench]") {
    SmallIndex index(works);
    for (const BenchMode mode : {BenchMode::top, BenchMode::facets, BenchMode::prefix, BenchMode::similar}) {
        const Texts queries = mode == BenchMode::similar ? Texts{"A1", "A2"} : Texts{"reefs", "fish"};
        const std::size_t answers = mode == BenchMode::prefix ? 9 : 2;
        std::vector<std::size_t> seen;
        std::size_t expected = 0;
        const Latencies took =
            bench(index.reader(), mode, 10, queries, [&](std::size_t done, std::size_t all) {
                seen.push_back(done);
                expected = all;
            });
        CHECK(took.count == answers);
        CHECK(seen.size() == 2 * answers);
        CHECK(seen.back() == expected);
        CHECK(took.p50 > 0);
        CHECK(took.p50 <= took.p99);
        CHECK(took.p99 <= took.max);
    }
}

TEST_CASE("a benchmark without a query, or of nobody, is an error", "[queries][bench]") {
    SmallIndex index(works);
    const auto ignore = [](std::size_t, std::size_t) {};
    CHECK_THROWS_AS(bench(index.reader(), BenchMode::top, 10, {}, ignore), kindred::Error);
    CHECK_THROWS_AS(bench(index.reader(), BenchMode::prefix, 10, {"  "}, ignore), kindred::Error);
    CHECK_THROWS_AS(bench(index.reader(), BenchMode::similar, 10, {"nobody"}, ignore), kindred::Error);
}

TEST_CASE("what is measured is an answer with marks, and with facets when asked", "[queries][bench]") {
    SmallIndex index(works);
    SearchRequest request = bench_request(BenchMode::facets, 1);
    request.q = "fish";
    const SearchAnswer answer = search::search(index.reader(), request);
    REQUIRE(answer.hits.size() == 1);
    CHECK(tree(answer.hits[0])["_formatted"]["title"] == "Coral <em>fish</em>");
    CHECK(answer.facets.size() == 3);
    CHECK(bench_request(BenchMode::top, 1).facets.empty());
}
