#include "queries/columns/sort.hpp"

#include "engine/text/fold.hpp"
#include "queries/base/parameter_error.hpp"
#include "tests/queries/columns/sample_columns.hpp"

#include <algorithm>
#include <numeric>

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
    {{"id", "a"}, {"title", "beta"}, {"year", 2019}, {"topics", {"x", "y"}}, {"venue", "V"}},
    {{"id", "b"}, {"title", "Álpha"}, {"topics", {"y"}}},
    {{"id", "c"}, {"title", "gamma"}, {"year", 2001}, {"topics", {"z"}}, {"venue", "V"}},
    {{"id", "d"}, {"title", "BETA"}, {"year", 2019}, {"date", "2019-05"}},
    {{"id", "e"}, {"title", "zeta"}, {"year", 2019}, {"date", "2019-04-01"}, {"venue", ""}},
};

std::vector<std::uint32_t> sorted(const std::vector<std::string>& rules, const Columns& columns) {
    std::vector<std::uint32_t> documents(columns.documents());
    std::iota(documents.rbegin(), documents.rend(), 0U);
    std::sort(documents.begin(), documents.end(), SortOrder(rules, columns));
    return documents;
}

std::string letters(const std::vector<std::uint32_t>& documents) {
    std::string out;
    for (const std::uint32_t document : documents) out += static_cast<char>('a' + document);
    return out;
}

std::string error_of(const std::vector<std::string>& rules, const Columns& columns) {
    try {
        const SortOrder order(rules, columns);
    } catch (const ParameterError& error) {
        CHECK(error.parameter() == "sort");
        return error.what();
    }
    return "no error";
}

std::string taken(std::string_view attribute, const Columns& columns) {
    Distinct distinct(attribute, columns);
    std::vector<std::uint32_t> documents;
    for (std::uint32_t document = 0; document < columns.documents(); ++document) {
        if (distinct.take(document)) documents.push_back(document);
    }
    return letters(documents);
}

}  // namespace

TEST_CASE("documents are sorted by one attribute after the other", "[queries][sort]") {
    const TempDir dir;
    const Columns columns = columns_of(dir, works);
    CHECK(letters(sorted({}, columns)) == "abcde");
    CHECK(letters(sorted({"year:asc"}, columns)) == "cadeb");
    CHECK(letters(sorted({"year:desc"}, columns)) == "adecb");
    CHECK(letters(sorted({"title:asc"}, columns)) == "badce");
    CHECK(letters(sorted({"title:desc"}, columns)) == "ecadb");
    CHECK(letters(sorted({"year:desc", "title:desc"}, columns)) == "eadcb");
    CHECK(letters(sorted({"date:desc", "year:asc"}, columns)) == "decab");
    CHECK(SortOrder().empty());
}

TEST_CASE("what cannot be sorted by is named", "[queries][sort]") {
    const TempDir dir;
    const Columns columns = columns_of(dir, works);
    CHECK(
        error_of({"year:asc", "venue:asc"}, columns) ==
        "Attribute `venue` is not sortable. Available sortable attributes are: `cited_by_count, date, title, "
        "year`.");
    for (const char* wrong : {"title", "title:up", "title:", "", ":ASC"}) {
        CHECK(error_of({wrong}, columns) ==
              "Invalid syntax for the sort parameter: expected expression ending "
              "by `:asc` or `:desc`, found `" +
                  std::string(wrong) + "`.");
    }
    CHECK_THAT(error_of({"a:b:desc"}, columns), Catch::StartsWith("Attribute `a:b` is not sortable."));
}

TEST_CASE("sorting agrees with the records", "[queries][sort]") {
    const SampleColumns sample(300);
    const auto& records = sample.records();
    const auto documents = sorted({"year:desc", "title:asc"}, sample.columns());
    for (std::size_t i = 1; i < documents.size(); ++i) {
        const auto& before = records[documents[i - 1]];
        const auto& after = records[documents[i]];
        const int year_before = before.value("year", -1);
        const int year_after = after.value("year", -1);
        REQUIRE(year_before >= year_after);
        if (year_before != year_after) continue;
        // As much of the titles as columns keep.
        const auto key = [](const ordered_json& record) {
            return kindred::engine::text::fold(record.at("title").get<std::string>()).substr(0, 48);
        };
        REQUIRE(key(before) <= key(after));
        if (key(before) == key(after)) REQUIRE(documents[i - 1] < documents[i]);
    }
}

TEST_CASE("distinct keeps the first document with a value", "[queries][sort]") {
    const TempDir dir;
    const Columns columns = columns_of(dir, works);
    CHECK(taken("year", columns) == "abc");
    CHECK(taken("venue", columns) == "abde");
    CHECK(taken("topics", columns) == "acde");
    CHECK_THROWS_WITH(Distinct("title", columns),
                      Catch::StartsWith("Attribute `title` is not filterable and thus, cannot be used as "
                                        "distinct attribute. Available filterable attributes patterns are: "
                                        "`author_ids, authors, "));
}
