#include "queries/base/parameter_error.hpp"
#include "queries/profile/profile.hpp"
#include "tests/support/small_index.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::profile;
using test::SmallIndex;
using Ids = std::vector<std::string>;
using Sort = std::vector<std::string>;

namespace {

constexpr std::string_view works =
    R"({"id":"W1","title":"Tides","year":2019,"cited_by_count":3,"authors":[{"id":"A1","name":"Ada"},{"id":"A2","name":"Bo"}]}
{"id":"W2","title":"Moon","year":2021,"cited_by_count":9,"authors":[{"id":"A1","name":"Ada"},{"id":"A2","name":"Bo"}]}
{"id":"W3","title":"Bees","year":2020,"authors":[{"id":"A2","name":"Bo"}]}
{"id":"W4","title":"Ants","authors":[{"id":"A1","name":"Ada"},{"id":"A3","name":"Cy"}]}
)";

Ids ids(const ResearcherList& list) {
    Ids out;
    for (const auto& entry : list.entries) out.push_back(entry.at("id"));
    return out;
}

}  // namespace

TEST_CASE("the works of a researcher are listed, the latest first", "[queries][lists]") {
    SmallIndex index(works);
    const auto listed = [&](const Sort& sort, std::uint32_t offset, std::uint32_t limit) {
        return works_of(index.generation(), index.researcher("A1"), sort, offset, limit);
    };
    CHECK(ids(listed({}, 0, 20)) == Ids{"W2", "W1", "W4"});
    CHECK(listed({}, 0, 0).total == 3);
    CHECK(ids(listed({"title:asc"}, 0, 20)) == Ids{"W4", "W2", "W1"});
    CHECK(ids(listed({"cited_by_count:asc"}, 0, 1)) == Ids{"W1"});
    CHECK(ids(listed({}, 1, 1)) == Ids{"W1"});
    CHECK(listed({}, 3, 20).entries.empty());
    CHECK(listed({}, 4294967295U, 4294967295U).entries.empty());
    CHECK(listed({}, 0, 1).entries[0].at("title") == "Moon");
    CHECK_FALSE(listed({}, 0, 1).entries[0].contains("_authors"));
    CHECK_THROWS_AS(listed({"doggo:asc"}, 0, 20), ParameterError);
}

TEST_CASE("collaborators are listed by shared works, with the years", "[queries][lists]") {
    SmallIndex index(works);
    const auto all = collaborators_of(index.generation(), index.researcher("A1"), 0, 20);
    CHECK(all.total == 2);
    REQUIRE(all.entries.size() == 2);
    CHECK(all.entries[0].dump() == R"({"id":"A2","name":"Bo","works":2,"first_year":2019,"last_year":2021})");
    CHECK(all.entries[1].dump() == R"({"id":"A3","name":"Cy","works":1})");
    CHECK(ids(collaborators_of(index.generation(), index.researcher("A1"), 1, 1)) == Ids{"A3"});
    CHECK(collaborators_of(index.generation(), index.researcher("A1"), 9, 1).entries.empty());
}
