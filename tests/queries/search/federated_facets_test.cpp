#include "queries/search/federation.hpp"

#include <catch2/catch.hpp>

using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::search;

namespace {

std::string shown(const std::vector<Facet>& facets) {
    return distribution_json(facets).dump();
}

}  // namespace

TEST_CASE("facets of one name are counted together", "[queries][federation]") {
    const CountedFacets counted = {
        {Collection::works, {{"topics", {{"Äpfel", 1}, {"Reefs", 2}}, {}}, {"venue", {{"SIGIR", 1}}, {}}}},
        {Collection::researchers, {{"topics", {{"Birnen", 4}, {"Reefs", 3}}, {}}}}};
    CHECK(shown(merge_facets(counted, 10)) ==
          R"({"topics":{"Äpfel":1,"Birnen":4,"Reefs":5},"venue":{"SIGIR":1}})");
    CHECK(shown(merge_facets(counted, 2)) == R"({"topics":{"Äpfel":1,"Birnen":4},"venue":{"SIGIR":1}})");
    CHECK(shown(merge_facets(counted, 0)) == R"({"topics":{},"venue":{}})");
    CHECK(merge_facets({}, 10).empty());
}

TEST_CASE("merged numbers ascend and keep their range", "[queries][federation]") {
    const auto range = [](double least, double greatest) { return std::pair{least, greatest}; };
    const CountedFacets counted = {
        {Collection::works, {{"cited_by_count", {{"9", 1}, {"10", 1}}, range(9, 10)}}},
        {Collection::researchers, {{"cited_by_count", {{"2", 1}, {"10", 5}, {"19", 1}}, range(2, 19)}}}};
    const auto merged = merge_facets(counted, 10);
    CHECK(shown(merged) == R"({"cited_by_count":{"2":1,"9":1,"10":6,"19":1}})");
    CHECK(stats_json(merged).dump() == R"({"cited_by_count":{"min":2,"max":19}})");
}

TEST_CASE("values that are numbers and words are ordered as words", "[queries][federation]") {
    const CountedFacets counted = {{Collection::works, {{"venue", {{"10", 1}, {"1a", 1}, {"2", 1}}, {}}}}};
    CHECK(shown(merge_facets(counted, 10)) == R"({"venue":{"10":1,"1a":1,"2":1}})");
}
