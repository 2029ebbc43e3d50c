#include "queries/columns/facets.hpp"

#include "queries/base/parameter_error.hpp"
#include "tests/queries/columns/sample_columns.hpp"

#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred::queries;
using namespace kindred::queries::columns;
using kindred::engine::data::Columns;
using kindred::test::columns_of;
using kindred::test::SampleColumns;
using kindred::test::TempDir;
using nlohmann::ordered_json;

namespace {

const std::vector<ordered_json> works = {
    {{"id", "a"}, {"year", 2019}, {"topics", {"Machine learning", "IR"}}, {"venue", "SIGIR"}},
    {{"id", "b"}, {"year", 2001}, {"topics", {"Statistical machine learning", "IR", "IR"}}},
    {{"id", "c"}, {"year", 2019}, {"topics", ordered_json::array()}, {"venue", "École d'été"}},
};

std::string names(const std::vector<const kindred::engine::data::Column*>& columns) {
    std::string out;
    for (const auto* column : columns) out += column->name() + " ";
    return out;
}

std::string listed(const std::vector<FacetValue>& values) {
    std::string out;
    for (const FacetValue& value : values) out += value.value + ":" + std::to_string(value.count) + " ";
    return out;
}

FacetCounter counted(const Columns& columns, const std::vector<std::string>& facets) {
    FacetCounter counter(facets_named(facets, columns));
    for (std::uint32_t document = 0; document < columns.documents(); ++document) counter.see(document);
    return counter;
}

std::string error_of(const std::vector<std::string>& facets, const Columns& columns) {
    try {
        facets_named(facets, columns);
    } catch (const ParameterError& error) {
        CHECK(error.parameter() == "facets");
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("facets are named or matched by a pattern", "[queries][facets]") {
    const TempDir dir;
    const Columns columns = columns_of(dir, works);
    CHECK(names(facets_named({"year"}, columns)) == "year ");
    CHECK(names(facets_named({"auth*"}, columns)) == "authors author_ids ");
    CHECK(names(facets_named({"*s", "year", "authors", "year"}, columns)) ==
          "authors author_ids institutions year topics ");
    CHECK(
        names(facets_named({"*"}, columns)) ==
        "authors author_ids institutions year type venue topics topic.lvl0 topic.lvl1 topic.lvl2 topic.lvl3 "
        "language cited_by_count ");
    CHECK(names(facets_named({"topic.*"}, columns)) == "topic.lvl0 topic.lvl1 topic.lvl2 topic.lvl3 ");
    CHECK(names(facets_named({"*_*_*t"}, columns)) == "cited_by_count ");
    CHECK(names(facets_named({"x*"}, columns)).empty());
    CHECK(names(facets_named({}, columns)).empty());
}

TEST_CASE("what is no facet is named", "[queries][facets]") {
    const TempDir dir;
    const Columns columns = columns_of(dir, works);
    const std::string available =
        " Available filterable attributes patterns are: `author_ids, authors, cited_by_count, institutions, "
        "language, topic.lvl0, topic.lvl1, topic.lvl2, topic.lvl3, topics, type, venue, year`.";
    CHECK(error_of({"year", "title"}, columns) ==
          "Invalid facet distribution: Attribute `title` is not filterable." + available);
    CHECK(error_of({"title", "date", "title"}, columns) ==
          "Invalid facet distribution: Attributes `date, title` are not filterable." + available);
    CHECK_THROWS_WITH(facet_named("title", columns),
                      Catch::StartsWith("Attribute `title` is not facet-searchable. Available"));
    CHECK(facet_named("venue", columns).name() == "venue");
}

TEST_CASE("a document counts once for each of its values", "[queries][facets]") {
    const TempDir dir;
    const Columns columns = columns_of(dir, works);
    const auto facets = counted(columns, {"topics", "year", "venue", "language"}).facets();
    CHECK(distribution_json(facets).dump() ==
          R"({"year":{"2001":1,"2019":2},"venue":{"École d'été":1,"SIGIR":1},)"
          R"("topics":{"IR":2,"Machine learning":1,"Statistical machine learning":1},"language":{}})");
    CHECK(stats_json(facets).dump() == R"({"year":{"min":2001,"max":2019}})");
}

TEST_CASE("of too many values the most frequent stay, in the order asked for", "[queries][facets]") {
    const TempDir dir;
    const Columns columns = columns_of(dir, works);
    const FacetCounter counter = counted(columns, {"topics"});
    CHECK(listed(counter.facets(FacetOrder::alphabetical, 2).at(0).values) == "IR:2 Machine learning:1 ");
    CHECK(listed(counter.facets(FacetOrder::by_count, 2).at(0).values) == "IR:2 Machine learning:1 ");
    const FacetCounter years = counted(columns, {"year"});
    CHECK(listed(years.facets(FacetOrder::alphabetical, 2).at(0).values) == "2001:1 2019:2 ");
    CHECK(listed(years.facets(FacetOrder::by_count, 2).at(0).values) == "2019:2 2001:1 ");
    CHECK(listed(years.facets(FacetOrder::alphabetical, 1).at(0).values) == "2019:2 ");
    CHECK(listed(years.facets(FacetOrder::by_count, 1).at(0).values) == "2019:2 ");
    CHECK(listed(years.facets(FacetOrder::alphabetical, 0).at(0).values).empty());
    CHECK(stats_json(years.facets(FacetOrder::alphabetical, 1)).dump() ==
          R"({"year":{"min":2001,"max":2019}})");
}

TEST_CASE("facet search finds values by the start of a word", "[queries][facets]") {
    const TempDir dir;
    const Columns columns = columns_of(dir, works);
    const FacetCounter topics = counted(columns, {"topics"});
    CHECK(listed(topics.search("mach")) == "Machine learning:1 Statistical machine learning:1 ");
    CHECK(listed(topics.search("Machine LEA")) == "Machine learning:1 Statistical machine learning:1 ");
    CHECK(listed(topics.search("achine")).empty());
    CHECK(listed(topics.search("")) == "IR:2 Machine learning:1 Statistical machine learning:1 ");
    CHECK(listed(topics.search(" ir ")) == "IR:2 ");
    CHECK(listed(topics.search("", FacetOrder::by_count, 1)) == "IR:2 ");
    CHECK(listed(counted(columns, {"venue"}).search("ete")) == "École d'été:1 ");
    CHECK(listed(counted(columns, {"year"}).search("20")) == "2001:1 2019:2 ");
    CHECK(facet_hits_json(topics.search("ir")).dump() == R"([{"value":"IR","count":2}])");
    CHECK(FacetCounter({}).search("x").empty());
}

TEST_CASE("facets agree with counting the records", "[queries][facets]") {
    const SampleColumns sample(300);
    const Columns& columns = sample.columns();
    std::mt19937 random(3);
    std::vector<std::uint32_t> documents;
    FacetCounter counter(facets_named({"*"}, columns));
    for (std::uint32_t document = 0; document < columns.documents(); ++document) {
        if (random() % 3 == 0) continue;
        documents.push_back(document);
        counter.see(document);
    }
    for (const Facet& facet : counter.facets(FacetOrder::alphabetical, 100000)) {
        std::map<std::string, std::uint32_t> expected;
        for (const std::uint32_t document : documents) {
            const auto at = sample.records()[document].find(facet.name);
            if (at == sample.records()[document].end()) continue;
            std::set<std::string> values;
            for (const auto& value : at->is_array() ? *at : ordered_json::array({*at}))
                values.insert(value.is_string() ? value.get<std::string>() : value.dump());
            for (const std::string& value : values) {
                if (!value.empty()) ++expected[value];
            }
        }
        std::map<std::string, std::uint32_t> found;
        for (const FacetValue& value : facet.values) found[value.value] = value.count;
        INFO(facet.name);
        CHECK(found == expected);
    }
}
