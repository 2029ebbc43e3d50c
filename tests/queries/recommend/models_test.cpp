#include "queries/recommend/models.hpp"

#include "queries/base/parameter_error.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::recommend;
using test::SmallIndex;
using Ids = std::vector<std::string>;

namespace {

constexpr std::string_view works =
    R"({"id":"W1","title":"Tides","year":2020,"authors":[{"id":"A1","name":"Ada"},{"id":"A2","name":"Bo"}]}
{"id":"W2","title":"Moon","year":2021,"authors":[{"id":"A1","name":"Ada"}]}
{"id":"W3","title":"Bees","year":2022,"authors":[{"id":"A2","name":"Bo"},{"id":"A1","name":"Ada"},{"id":"A3","name":"Cy"}]}
{"id":"W4","title":"Ants","year":2022,"authors":[{"id":"A4","name":"Di"}]}
)";

std::vector<Recommendation> hits(SmallIndex& index, const ModelRequest& request) {
    return Models(index.reader(), {request}).answer(request).hits;
}

Ids ids(const std::vector<Recommendation>& hits) {
    Ids ids;
    for (const Recommendation& hit : hits) ids.push_back(hit.id);
    return ids;
}

ModelRequest together(Collection collection, const char* id) {
    return {.collection = collection, .model = Model::bought_together, .object_id = id};
}

}  // namespace

TEST_CASE("collaborators come with their share of the works", "[queries][models]") {
    SmallIndex index(works);
    ModelRequest request = together(Collection::researchers, "A1");
    const auto found = hits(index, request);
    CHECK(ids(found) == Ids{"A2", "A3"});
    CHECK(found.at(0).score == Approx(2.0 / 3));
    CHECK(found.at(1).score == Approx(1.0 / 3));
    CHECK(found.at(0).record["name"] == "Bo");
    CHECK(hits(index, together(Collection::researchers, "A4")).empty());
    request.limit = 1;
    CHECK(ids(hits(index, request)) == Ids{"A2"});
    request = together(Collection::researchers, "A1");
    request.threshold = 0.5;
    CHECK(ids(hits(index, request)) == Ids{"A2"});
    request.threshold = 0;
    request.filter = "works_count = 1";
    CHECK(ids(hits(index, request)) == Ids{"A3"});
    request.filter = "doggo = 1";
    CHECK_THROWS_AS(hits(index, request), ParameterError);
}

TEST_CASE("works of the same authors are written together", "[queries][models]") {
    SmallIndex index(works);
    const auto sorted = [&](const char* id) {
        Ids found = ids(hits(index, together(Collection::works, id)));
        std::sort(found.begin(), found.end());
        return found;
    };
    CHECK(sorted("W1") == Ids{"W2", "W3"});
    CHECK(sorted("W2") == Ids{"W1", "W3"});
    CHECK(sorted("W4").empty());
}

TEST_CASE("works of the same authors are bounded, the latest stay", "[queries][models]") {
    std::string many;
    for (std::size_t i = 0; i < max_works_together + 2; ++i) {
        many += R"({"id":"W)" + std::to_string(i) +
                R"(","title":"Tides","authors":[{"id":"A1","name":"Ada"}]})" + "\n";
    }
    SmallIndex index(many);
    ModelRequest request = together(Collection::works, "W3");
    request.limit = 1000;
    const Ids found = ids(hits(index, request));
    CHECK(found.size() == max_works_together);
    CHECK(std::count(found.begin(), found.end(), "W0") == 0);
}

TEST_CASE("objects of one model and collection are no hits of each other", "[queries][models]") {
    SmallIndex index(works);
    const ModelRequest first = together(Collection::researchers, "A1");
    const ModelRequest second = together(Collection::researchers, "A2");
    Models models(index.reader(), {first, second});
    CHECK(ids(models.answer(first).hits) == Ids{"A3"});
    CHECK(ids(models.answer(second).hits) == Ids{"A3"});
}

TEST_CASE("a fallback counts when there are no hits, then what is trending", "[queries][models]") {
    SmallIndex index(works);
    ModelRequest request = together(Collection::works, "W1");
    request.filter = "year > 3000";
    CHECK(hits(index, request).empty());
    request.fallback = "year = 2021";
    CHECK(ids(hits(index, request)) == Ids{"W2"});
    request.object_id = "W4";
    CHECK(ids(hits(index, request)) == Ids{"W2"});
    request.object_id = "unknown";
    request.fallback = nullptr;
    CHECK(ids(hits(index, request)).size() == 4);
    request.fallback.reset();
    CHECK(hits(index, request).empty());
}

TEST_CASE("trending facets are values, not hits", "[queries][models]") {
    SmallIndex index(works);
    const ModelRequest request{.model = Model::trending_facets, .facet_name = "authors", .limit = 1};
    const ModelAnswer answer = Models(index.reader(), {request}).answer(request);
    CHECK(answer.hits.empty());
    REQUIRE(answer.values.size() == 1);
    CHECK(answer.values[0].value == "Ada");
    CHECK(answer.values[0].score == 1);
}
