#include "queries/recommend/trending.hpp"

#include "queries/base/parameter_error.hpp"
#include "tests/support/small_index.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::recommend;
using test::SmallIndex;
using Ids = std::vector<std::string>;

namespace {

/// The latest year is 2024: so 2022 to 2024 are recent.
constexpr std::string_view works =
    R"({"id":"OLD","title":"Tides","year":2021,"cited_by_count":900,"topics":["tides"],"authors":[{"id":"A9","name":"Io"}]}
{"id":"W1","title":"Moon","year":2022,"cited_by_count":30,"topics":["moon","tides"],"venue":"Ocean","authors":[{"id":"A1","name":"Ada"},{"id":"A2","name":"Bo"}]}
{"id":"W2","title":"Bees","year":2024,"cited_by_count":20,"topics":["bees"],"venue":"Hive","authors":[{"id":"A2","name":"Bo"}]}
{"id":"W3","title":"Wasps","year":2023,"topics":["bees"],"venue":"Hive","authors":[{"id":"A3","name":"Cy"}]}
{"id":"W4","title":"Ants","year":2024,"topics":["ants","bees"],"authors":[{"id":"A3","name":"Cy"}]}
{"id":"W5","title":"No year","cited_by_count":99}
)";

Ids ids(SmallIndex& index, const std::vector<ScoredDocument>& found, Collection collection) {
    Ids out;
    for (const ScoredDocument& one : found) {
        out.push_back(collection == Collection::works ? index.id_of(engine::WorkId{one.document})
                                                      : index.id_of(engine::ResearcherId{one.document}));
    }
    return out;
}

Ids trending(SmallIndex& index, TrendingRequest request) {
    return ids(index, Trends(index.generation()).documents(request), request.collection);
}

std::string values(SmallIndex& index, const TrendingRequest& request, const char* name) {
    std::string out;
    for (const TrendingValue& value : Trends(index.generation()).values(request, name))
        out += value.value + " " + std::to_string(std::lround(100 * value.score)) + ", ";
    return out;
}

}  // namespace

TEST_CASE("recent works trend by citations a year, then the newest", "[queries][trending]") {
    SmallIndex index(works);
    const auto found = Trends(index.generation()).documents({});
    CHECK(ids(index, found, Collection::works) == Ids{"W2", "W1", "W4", "W3"});
    CHECK(found[0].score == 1);
    CHECK(found[1].score == Approx(0.5));  // 30 citations in three years, against 20 in one
    CHECK(found[3].score == 0);
}

TEST_CASE("without citations the newest works trend", "[queries][trending]") {
    SmallIndex index(R"({"id":"A","title":"One","year":2020}
{"id":"B","title":"Two","year":2022}
{"id":"C","title":"Three","year":2021}
{"id":"D","title":"Four","year":2019})");
    const auto found = Trends(index.generation()).documents({});
    CHECK(ids(index, found, Collection::works) == Ids{"B", "C", "A"});
    CHECK(found[0].score == 1);
    CHECK(found[1].score > found[2].score);
    CHECK(found[2].score > 0);
}

TEST_CASE("researchers trend by recent works and their citations", "[queries][trending]") {
    SmallIndex index(works);
    TrendingRequest request;
    request.collection = Collection::researchers;
    // Bo has two cited works, Cy two that nobody cites, Ada one; Io none that is recent.
    CHECK(trending(index, request) == Ids{"A2", "A1", "A3"});
    const auto scored = Trends(index.generation()).documents(request);
    const double bo = 2 + std::log1p(10) + std::log1p(20);
    CHECK(scored[1].score == Approx((1 + std::log1p(10)) / bo));
    CHECK(scored[2].score == Approx(2 / bo));
}

TEST_CASE("what trends can be filtered, cut and left out", "[queries][trending]") {
    SmallIndex index(works);
    TrendingRequest request;
    request.filter = "venue = hive";
    CHECK(trending(index, request) == Ids{"W2", "W3"});
    request.filter = nullptr;
    request.limit = 1;
    CHECK(trending(index, request) == Ids{"W2"});
    request.leave_out = {engine::number(index.work("W2"))};
    CHECK(trending(index, request) == Ids{"W1"});
    request.limit = 30;
    request.threshold = 0.5;
    CHECK(trending(index, request) == Ids{"W1"});
    request.limit = 0;
    CHECK(trending(index, request).empty());
    request.filter = "year = 2021";  // not recent
    request.limit = 30;
    CHECK(trending(index, request).empty());
    request.filter = "doggo = 1";
    CHECK_THROWS_AS(trending(index, request), ParameterError);
}

TEST_CASE("facet values trend by the recent works that have them", "[queries][trending]") {
    SmallIndex index(works);
    CHECK(values(index, {}, "topics") == "bees 100, ants 33, moon 33, tides 33, ");
    TrendingRequest request;
    request.threshold = 0.5;
    CHECK(values(index, request, "topics") == "bees 100, ");
    request.threshold = 0;
    request.filter = "venue = Ocean";
    CHECK(values(index, request, "topics") == "moon 100, tides 100, ");
    request.limit = 1;
    CHECK(values(index, request, "topics") == "moon 100, ");
    request = {};
    request.collection = Collection::researchers;
    CHECK(values(index, request, "topics") == "bees 100, moon 100, tides 100, ants 50, ");
    CHECK_THROWS_AS(values(index, request, "name"), ParameterError);
    CHECK_THROWS_AS(values(index, {}, "doggo"), ParameterError);
}

TEST_CASE("a few wrong dates in the future do not make everything old", "[queries][trending]") {
    std::string many = R"({"id":"FUTURE","title":"Typo","year":2099,"cited_by_count":1})"
                       "\n";
    for (int i = 0; i < 400; ++i) {
        many += R"({"id":"W)" + std::to_string(i) + R"(","title":"Tides","year":)" +
                std::to_string(2000 + i % 20) + "}\n";
    }
    SmallIndex index(many);
    CHECK(index.generation().latest_year() == 2019);
    CHECK(Trends(index.generation()).documents({}).size() == 30);
    SmallIndex undated(R"({"id":"W","title":"No year"})");
    CHECK(undated.generation().latest_year() == 0);
    CHECK(Trends(undated.generation()).documents({}).empty());
}
