#include "queries/recommend/affinity.hpp"

#include "tests/support/small_index.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using kindred::queries::recommend::Recency;
using test::SmallIndex;

namespace {

const std::string works = R"({"id":"OLD","title":"Tides","year":2010}
{"id":"NEW","title":"Tides","year":2020}
{"id":"UNDATED","title":"Tides"}
)";

}  // namespace

TEST_CASE("a work says half as much for every half-life of its age", "[queries][recommend]") {
    SmallIndex index(works);
    const Recency recency(index.generation(), 5);
    CHECK(recency.of(index.work("NEW")) == 1);
    CHECK(recency.of(index.work("OLD")) == 0.25);
    CHECK(recency.of(index.work("UNDATED")) == 0.5);
    CHECK(Recency(index.generation(), std::nullopt).of(index.work("OLD")) == 1);
}

TEST_CASE("a work of the year 9999 leaves the others the age that they have without it",
          "[queries][recommend]") {
    SmallIndex index(works + R"({"id":"WRONG","title":"Tides","year":9999})" + "\n");
    const Recency recency(index.generation(), 5);
    CHECK(recency.of(index.work("NEW")) == 1);
    CHECK(recency.of(index.work("OLD")) == 0.25);
    CHECK(recency.of(index.work("WRONG")) == 1);
    SmallIndex undated(R"({"id":"UNDATED","title":"Tides"})");
    CHECK(Recency(undated.generation(), 5).of(undated.work("UNDATED")) == 1);
}
