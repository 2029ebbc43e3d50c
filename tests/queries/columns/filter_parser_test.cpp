#include "queries/columns/filter_parser.hpp"

#include "queries/base/parameter_error.hpp"

#include <random>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kindred::queries;
using namespace kindred::queries::columns;
using Kind = FilterExpression::Kind;

namespace {

/// The expression with every nesting written out: "(a equal 1 and not b exists)".
std::string written(const FilterExpression& expression) {
    if (expression.kind == Kind::negation) return "not " + written(expression.children.at(0));
    if (expression.kind == Kind::condition) {
        std::string out = fmt::format("{} {}", expression.condition.attribute.text,
                                      static_cast<int>(expression.condition.op));
        for (const FilterToken& value : expression.condition.values) out += " " + value.text;
        return out;
    }
    std::string out;
    for (const FilterExpression& child : expression.children) {
        if (!out.empty()) out += expression.kind == Kind::all ? " and " : " or ";
        out += written(child);
    }
    return "(" + out + ")";
}

std::string parsed(std::string_view filter) {
    const auto expression = parse_filter(filter);
    REQUIRE(expression);
    return written(*expression);
}

std::string error_of(std::string_view filter) {
    try {
        parse_filter(filter);
    } catch (const ParameterError& error) {
        CHECK(error.parameter() == "filter");
        CHECK(error.code() == kindred::ErrorCode::invalid_query);
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("NOT binds closer than AND, AND closer than OR", "[queries][filter]") {
    CHECK(parsed("a = 1 OR b = 2 AND c = 3") == "(a 0 1 or (b 0 2 and c 0 3))");
    CHECK(parsed("(a = 1 OR b = 2) AND c = 3") == "((a 0 1 or b 0 2) and c 0 3)");
    CHECK(parsed("NOT a = 1 AND b = 2") == "(not a 0 1 and b 0 2)");
    CHECK(parsed("NOT (a = 1 AND b = 2)") == "not (a 0 1 and b 0 2)");
    CHECK(parsed("NOT NOT a = 1") == "a 0 1");
    CHECK(parsed("a=1 OR b=2 OR c=3") == "(a 0 1 or b 0 2 or c 0 3)");
    CHECK(parsed("((a = 1))") == "a 0 1");
}

TEST_CASE("every operator is read", "[queries][filter]") {
    CHECK(parsed("a!=1") == "not a 0 1");
    CHECK(parsed("a>1") == "a 1 1");
    CHECK(parsed("a >= 1") == "a 2 1");
    CHECK(parsed("a <1") == "a 3 1");
    CHECK(parsed("a <=1") == "a 4 1");
    CHECK(parsed("year 2000 TO 2010") == "year 5 2000 2010");
    CHECK(parsed("a IN [x, 'y z',\"w\",]") == "a 6 x y z w");
    CHECK(parsed("a IN[]") == "a 6");
    CHECK(parsed("a NOT IN [x]") == "not a 6 x");
    CHECK(parsed("a EXISTS") == "a 7");
    CHECK(parsed("a NOT EXISTS") == "not a 7");
    CHECK(parsed("a IS NULL") == "a 8");
    CHECK(parsed("a IS NOT NULL") == "not a 8");
    CHECK(parsed("a IS EMPTY") == "a 9");
    CHECK(parsed("a IS NOT EMPTY") == "not a 9");
    CHECK(parsed("a STARTS WITH x") == "a 10 x");
    CHECK(parsed("a NOT STARTS   WITH x") == "not a 10 x");
    CHECK(parsed("a CONTAINS x") == "a 11 x");
    CHECK(parsed("a NOT CONTAINS x") == "not a 11 x");
}

TEST_CASE("words and quoted strings are values", "[queries][filter]") {
    CHECK(parsed(R"("year">=1990)") == "year 2 1990");
    CHECK(parsed(R"("topics"="db\"x")") == "topics 0 db\"x");
    CHECK(parsed(R"(t = 'it\'s')") == "t 0 it's");
    CHECK(parsed(R"(t = "a\\b")") == "t 0 a\\b");
    CHECK(parsed(R"(t = "\alpha")") == "t 0 \\alpha");
    CHECK(parsed(R"("AND" = "OR")") == "AND 0 OR");
    CHECK(parsed("topic.lvl0 = naïve-Bayes_2") == "topic.lvl0 0 naïve-Bayes_2");
    CHECK(parsed("venue = 情報処理") == "venue 0 情報処理");
    CHECK(parsed("a = -5") == "a 0 -5");
    CHECK(parsed("a = ''") == "a 0 ");
    CHECK(parsed("ORcid = 1 OR INstitution = 2") == "(ORcid 0 1 or INstitution 0 2)");
}

TEST_CASE("tokens know where they stand", "[queries][filter]") {
    const auto expression = parse_filter("  year >= 'abc' ");
    CHECK(expression->condition.attribute.begin == 2);
    CHECK(expression->condition.attribute.end == 6);
    CHECK(expression->condition.values.at(0).begin == 11);
    CHECK(expression->condition.values.at(0).end == 14);
}

TEST_CASE("a blank filter is none", "[queries][filter]") {
    CHECK_FALSE(parse_filter(""));
    CHECK_FALSE(parse_filter(" \n\t"));
}

TEST_CASE("errors say what was expected and where", "[queries][filter]") {
    CHECK(error_of("channel = Ponce = 12") ==
          "Found unexpected characters at the end of the filter: `= 12`. You probably forgot an `OR` or an "
          "`AND` rule.\n17:21 channel = Ponce = 12");
    CHECK(error_of("channel =    ") == "Was expecting a value but instead got nothing.\n14:14 channel =    ");
    CHECK(error_of("channel = 🐻 AND x = 1") ==
          "Was expecting a value but instead got `🐻`.\n11:12 channel = 🐻 AND x = 1");
    CHECK(error_of("OR = 1") ==
          "Was expecting a value but instead got `OR`, which is a reserved keyword. To "
          "use `OR` as a field name or a value, surround it by quotes.\n1:3 OR = 1");
    CHECK_THAT(error_of("channel Ponce"), Catch::StartsWith("Was expecting an operation `=`, `!=`"));
    CHECK_THAT(error_of("channel Ponce"), Catch::EndsWith(" at `channel Ponce`.\n1:14 channel Ponce"));
    CHECK_THAT(error_of("a = 1 AND channel"), Catch::EndsWith(" at `channel`.\n11:18 a = 1 AND channel"));
    CHECK(error_of("channel = '\"Ponce") ==
          "Expression `\\'\\\"Ponce` is missing the following closing "
          "delimiter: `'`.\n11:18 channel = '\"Ponce");
    CHECK(error_of("(channel = Ponce") ==
          "Expression `(channel = Ponce` is missing the following closing "
          "delimiter: `)`.\n1:17 (channel = Ponce");
    CHECK(error_of("colour IN blue, green]") ==
          "Expected `[` after `IN` keyword.\n11:23 colour IN blue, green]");
    CHECK(error_of("colour IN [blue, green") ==
          "Expected matching `]` after the list of field names given to `IN[`\n23:23 colour IN [blue, green");
    CHECK(error_of("colour IN [blue, AND]") ==
          "Expected only comma-separated field names inside `IN[..]` but instead found `AND`, which is a "
          "keyword. To use `AND` as a field name or a value, surround it by quotes.\n18:21 colour IN [blue, "
          "AND]");
    CHECK(error_of("ü = 1\nAND b !").find("\n5:8 ") != std::string::npos);
}

TEST_CASE("filters by place are refused with a reason", "[queries][filter]") {
    CHECK(error_of("_geoRadius(48.8, 2.3, 100)") ==
          "`_geoRadius` cannot be used here: the documents of this index have no coordinates.\n1:11 "
          "_geoRadius(48.8, 2.3, 100)");
    CHECK_THAT(
        error_of("a = _geoBoundingBox([1,2],[3,4])"),
        Catch::StartsWith("The `_geoBoundingBox` filter is an operation and can't be used as a value."));
}

TEST_CASE("nesting is bounded", "[queries][filter]") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '(') + "a = 1" + std::string(depth, ')');
    };
    CHECK(parsed(nested(150)) == "a 0 1");
    CHECK_THAT(error_of(nested(151)), Catch::StartsWith("The filter exceeded the maximum depth limit."));
    CHECK_THAT(error_of(nested(50000)), Catch::StartsWith("The filter exceeded the maximum depth limit."));
    std::string nots;
    for (int i = 0; i < 10001; ++i) nots += "NOT ";
    CHECK(parsed(nots + "a = 1") == "not a 0 1");
}

TEST_CASE("an error repeats a bounded part of a long filter", "[queries][filter]") {
    CHECK(error_of("a = " + std::string(60000, '!')).size() < 3000);
    std::string bears = "a ";
    for (int i = 0; i < 2000; ++i) bears += "🐻";
    CHECK(error_of(bears).size() < 3000);
}

TEST_CASE("random text gives an expression or an error", "[queries][filter]") {
    constexpr std::string_view pieces[] = {
        "year",  "=", "!=",       ">",      "<=",   "AND", "OR",   "NOT",    "(",   ")",    "IN",
        "[",     "]", ",",        "TO",     "'",    "\"",  "\\",   "EXISTS", "IS",  "NULL", "EMPTY",
        "2019",  " ", "CONTAINS", "STARTS", "WITH", "é",   "\xff", "\n",     "\0x", "_geo", "_geoRadius(1,2)",
        "topics"};
    std::mt19937 random(11);
    int good = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string filter;
        for (auto n = random() % 12; n > 0; --n) {
            filter += pieces[random() % std::size(pieces)];
            if (random() % 3 != 0) filter += ' ';
        }
        try {
            if (parse_filter(filter)) ++good;
        } catch (const ParameterError& error) {
            REQUIRE(std::string(error.what()).find('\n') != std::string::npos);
        }
    }
    CHECK(good > 10);
}
