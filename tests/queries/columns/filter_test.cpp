#include "queries/columns/filter.hpp"

#include "queries/base/parameter_error.hpp"
#include "queries/columns/filter_parser.hpp"
#include "tests/queries/columns/naive_filter.hpp"
#include "tests/queries/columns/sample_columns.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace kindred::queries;
using namespace kindred::queries::columns;
using kindred::engine::data::Columns;
using kindred::test::SampleColumns;
using kindred::test::TempDir;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

const std::vector<ordered_json> researchers = {
    {{"id", "A"}, {"topics", {"Databases", "IR"}}, {"works_count", 5}, {"claimed", true}, {"lab", "Nord"}},
    {{"id", "B"}, {"topics", {"Café"}}, {"works_count", 12}, {"claimed", false}, {"lab", ""}},
    {{"id", "C"}, {"works_count", 40}, {"topics", ordered_json::array()}},
};

std::string matching(const Columns& columns, const json& filter) {
    const CompiledFilter compiled = compile_filter(filter, columns);
    std::string found;
    for (std::uint32_t document = 0; document < columns.documents(); ++document) {
        if (compiled.matches(document)) found += static_cast<char>('A' + document);
    }
    return found;
}

std::string error_of(const Columns& columns, const json& filter) {
    try {
        compile_filter(filter, columns);
    } catch (const ParameterError& error) {
        CHECK(error.parameter() == "filter");
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("a filter reaches into a tree of topics", "[queries][filter]") {
    const TempDir dir;
    const std::vector<ordered_json> works = {
        {{"id", "A"}, {"topic", {{"lvl0", "Physics"}, {"lvl1", "Physics > Optics"}}}},
        {{"id", "B"}, {"topic", {{"lvl0", {"Law", "Physics"}}}}},
        {{"id", "C"}, {"topics", {"Physics"}}},
    };
    const Columns columns = kindred::test::columns_of(dir, works);
    CHECK(matching(columns, R"("topic.lvl0" = "Physics")") == "AB");
    CHECK(matching(columns, R"("topic.lvl1"="Physics > Optics")") == "A");
    CHECK(matching(columns, "topic.lvl0 = law") == "B");
    CHECK(matching(columns, "topic.lvl1 NOT EXISTS") == "BC");
    CHECK(error_of(columns, "topic = Physics").starts_with("Attribute `topic` is not filterable."));
}

TEST_CASE("conditions hold when any value fits", "[queries][filter]") {
    const TempDir dir;
    const Columns columns = kindred::test::columns_of(dir, researchers, kindred::engine::researcher_fields);
    const auto found = [&](const json& filter) { return matching(columns, filter); };
    CHECK(found("topics = databases") == "A");
    CHECK(found("topics = CAFE") == "B");
    CHECK(found("topics != ir") == "BC");
    CHECK(found("works_count >= 12") == "BC");
    CHECK(found("works_count 5 TO 12.5") == "AB");
    CHECK(found("works_count = twelve") == "");
    CHECK(found("works_count != twelve") == "ABC");
    CHECK(found("works_count IN [5, x, 40]") == "AC");
    CHECK(found("claimed = true") == "A");
    CHECK(found("claimed = TRUE") == "A");
    CHECK(found("claimed EXISTS") == "AB");
    CHECK(found("claimed NOT EXISTS") == "C");
    CHECK(found("topics IS EMPTY") == "C");
    CHECK(found("topics EXISTS") == "ABC");
    CHECK(found("lab IS EMPTY") == "B");
    CHECK(found("lab IS NOT EMPTY") == "AC");
    CHECK(found("lab IS NULL") == "");
    CHECK(found("lab STARTS WITH 'no'") == "A");
    CHECK(found("topics CONTAINS tab") == "A");
    CHECK(found("topics > caff AND topics < i") == "A");
    CHECK(found("topics c TO d") == "B");
    CHECK(found("id IN [b, c]") == "BC");
    CHECK(found("NOT (claimed = true OR claimed = false)") == "C");
}

TEST_CASE("lists are AND outside and OR inside", "[queries][filter]") {
    const TempDir dir;
    const Columns columns = kindred::test::columns_of(dir, researchers, kindred::engine::researcher_fields);
    const auto found = [&](const json& filter) { return matching(columns, filter); };
    CHECK(found({"works_count > 5", "works_count < 40"}) == "B");
    CHECK(found({{"id = A", "id = C"}, "works_count > 5"}) == "C");
    CHECK(found(json::parse(R"([["\"topics\"=\"IR\"", "\"lab\"=\"x\""]])")) == "A");
    CHECK(found(nullptr) == "ABC");
    CHECK(found("") == "ABC");
    CHECK(found(json::array()) == "ABC");
    CHECK(found(json::parse(R"(["", [], ["id = A"]])")) == "A");
    CHECK(compile_filter(nullptr, columns).matches_all());
    CHECK_FALSE(compile_filter("id = A", columns).matches_all());
    CHECK_FALSE(compile_filter("id = nobody", columns).matches(0));
}

TEST_CASE("what cannot be filtered by is named", "[queries][filter]") {
    const TempDir dir;
    const Columns columns = kindred::test::columns_of(dir, {});
    CHECK(error_of(columns, "many = Glass") ==
          "Attribute `many` is not filterable. Available filterable attribute patterns are: `author_ids`, "
          "`authors`, `cited_by_count`, `doi`, `institutions`, `language`, `topic.lvl0`, `topic.lvl1`, "
          "`topic.lvl2`, "
          "`topic.lvl3`, `topics`, `type`, `venue`, `year`.\n1:5 "
          "many = Glass");
    CHECK_THAT(error_of(columns, "year = 1 AND title = Glass"),
               Catch::EndsWith("\n14:19 year = 1 AND title = Glass"));
    CHECK_THAT(error_of(columns, "'ab' = 1"), Catch::EndsWith("\n2:4 'ab' = 1"));
    CHECK(error_of(columns, true) ==
          "Invalid syntax for the filter parameter: `expected String, Array, found: true`.");
    CHECK(error_of(columns, json::parse(R"([["", 1]])")) ==
          "Invalid syntax for the filter parameter: `expected String, found: 1`.");
    CHECK(error_of(columns, json::parse(R"([[["year = 1"]]])")) ==
          "Invalid syntax for the filter parameter: `expected String, found: [\"year = 1\"]`.");
    CHECK(error_of(columns, json::parse(R"({"a":"b"})")) ==
          "Invalid syntax for the filter parameter: `expected String, Array, found: {\"a\":\"b\"}`.");
}

TEST_CASE("the work of a filter is bounded", "[queries][filter]") {
    const TempDir dir;
    const Columns columns = kindred::test::columns_of(dir, {});
    CHECK(error_of(columns, std::string(70000, ' ')) == "The filter is longer than 65536 bytes.");
    CHECK(error_of(columns, json(std::vector<std::string>(70000, ""))) ==
          "The filter is longer than 65536 bytes.");
    std::string contains = "venue CONTAINS a";
    for (int i = 1; i < 20; ++i) contains += " OR venue CONTAINS a";
    CHECK(error_of(columns, contains) == "no error");
    CHECK_THAT(error_of(columns, contains + " OR venue CONTAINS a"),
               Catch::StartsWith("A filter has at most 20 conditions with `CONTAINS`."));
}

namespace {

/// Draws filters over the attributes and values of sample records.
class FilterDraw {
 public:
    FilterDraw(const std::vector<ordered_json>& records, std::uint32_t seed)
        : records_(records), random_(seed) {}

    std::string expression(int depth) {
        const auto form = random_() % (depth > 3 ? 2 : 6);
        if (form == 2) return "NOT " + expression(depth + 1);
        if (form == 3) return "(" + expression(depth + 1) + ")";
        if (form == 4) return "(" + expression(depth + 1) + " AND " + expression(depth + 1) + ")";
        if (form == 5) return expression(depth + 1) + " OR " + expression(depth + 1);
        return condition();
    }

 private:
    std::string condition() {
        static const std::vector<std::string> names = {"year",         "type",     "venue",
                                                       "topics",       "authors",  "author_ids",
                                                       "institutions", "language", "cited_by_count"};
        const std::string& name = names[random_() % names.size()];
        static const std::vector<std::string> operators = {
            "=", "!=", ">", ">=", "<", "<=", "STARTS WITH", "NOT STARTS WITH", "CONTAINS", "NOT CONTAINS"};
        static const std::vector<std::string> tests = {"EXISTS",      "NOT EXISTS", "IS NULL",
                                                       "IS NOT NULL", "IS EMPTY",   "IS NOT EMPTY"};
        switch (random_() % 6) {
            case 0:
                return name + " " + tests[random_() % tests.size()];
            case 1:
                return name + " " + value(name) + " TO " + value(name);
            case 2: {
                std::string list = name + (random_() % 2 == 0 ? " IN [" : " NOT IN [");
                for (auto n = random_() % 9; n > 0; --n) list += value(name) + ", ";
                return list + "]";
            }
            default:
                return name + " " + operators[random_() % operators.size()] + " " + value(name);
        }
    }

    /// A value of the attribute in some record, whole, cut, in capitals, or one of another attribute.
    std::string value(const std::string& name) {
        const ordered_json& record = records_[random_() % records_.size()];
        const auto at = record.find(random_() % 10 == 0 ? "venue" : name);
        if (at == record.end() || (at->is_array() && at->empty())) return "'2000'";
        const ordered_json& chosen = at->is_array() ? (*at)[random_() % at->size()] : *at;
        std::string text = chosen.is_string() ? chosen.get<std::string>() : chosen.dump();
        if (random_() % 4 == 0) {
            text.resize(std::min<std::size_t>(text.size(), random_() % 6));
            while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80) != 0) text.pop_back();
        }
        if (random_() % 4 == 0) {
            for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        }
        std::string quoted = "\"";
        for (const char c : text) quoted += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
        return quoted + "\"";
    }

    const std::vector<ordered_json>& records_;
    std::mt19937 random_;
};

}  // namespace

TEST_CASE("compiled filters agree with reading every record", "[queries][filter]") {
    const SampleColumns sample(300);
    FilterDraw draw(sample.records(), 5);
    std::size_t matched = 0;
    constexpr std::size_t filters = 800;
    std::size_t contains_refused = 0;
    for (std::size_t i = 0; i < filters; ++i) {
        const std::string filter = draw.expression(0);
        const auto expression = parse_filter(filter);
        CompiledFilter compiled;
        try {
            compiled = compile_filter(filter, sample.columns());
        } catch (const ParameterError&) {
            ++contains_refused;
            continue;
        }
        for (std::uint32_t document = 0; document < sample.records().size(); ++document) {
            const bool expected = kindred::test::naively_matches(*expression, sample.records()[document]);
            if (compiled.matches(document) != expected) {
                INFO(filter << " on " << sample.records()[document].dump());
                REQUIRE(compiled.matches(document) == expected);
            }
            matched += expected ? 1 : 0;
        }
    }
    CHECK(contains_refused < 5);
    CHECK(matched > filters * 300 / 10);
    CHECK(matched < filters * 300 * 9 / 10);
}
