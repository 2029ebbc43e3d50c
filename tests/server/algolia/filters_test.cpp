#include "server/algolia/filters.hpp"

#include "server/base/errors.hpp"

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::algolia;
using namespace kindred::server::calls;
using kindred::queries::Collection;
using nlohmann::json;

namespace {

std::string error_of(const std::string& filters) {
    try {
        translated_filter(Collection::researchers, filters);
    } catch (const ApiError& error) {
        CHECK(error.status() == 400);
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("Algolia's filters become kindred's", "[server][algolia_filters]") {
    const auto becomes = [](const char* filters, const char* expected) {
        INFO(filters);
        CHECK(translated_filter(Collection::researchers, filters) == expected);
    };
    becomes("", "");
    becomes("  ", "");
    becomes("venue:SIGIR", R"("venue" = "SIGIR")");
    becomes("venue : SIGIR", R"("venue" = "SIGIR")");
    becomes(R"(topics:"word embeddings")", R"("topics" = "word embeddings")");
    becomes("topics:'it\\'s'", R"("topics" = "it's")");
    becomes(R"(topics:"a \"b\" \\ c")", R"("topics" = "a \"b\" \\ c")");
    becomes(R"("venue:SIGIR" OR "venue:A B")", R"("venue" = "SIGIR" OR "venue" = "A B")");
    becomes("objectID:W1", R"("id" = "W1")");
    becomes("year >= 2015", R"("year" >= "2015")");
    becomes("year>=2015", R"("year" >= "2015")");
    becomes("year != 2015", R"("year" != "2015")");
    becomes("year:2015 TO 2020", R"("year" "2015" TO "2020")");
    becomes("NOT year:2015", R"(NOT "year" = "2015")");
    becomes("a:1 AND (b:2 OR NOT c:3)", R"("a" = "1" AND ("b" = "2" OR NOT "c" = "3"))");
    becomes("(a:1 OR b:2) AND c:3", R"(("a" = "1" OR "b" = "2") AND "c" = "3")");
    becomes("NOT (a:1 OR (b:2 AND c:3))", R"(NOT ("a" = "1" OR ("b" = "2" AND "c" = "3")))");
    becomes("android:1 AND notes:x AND order:y", R"("android" = "1" AND "notes" = "x" AND "order" = "y")");
    becomes("score:-5", R"("score" = "-5")");
}

TEST_CASE("filters that Algolia would not take are refused with the place", "[server][algolia_filters]") {
    CHECK(error_of("venue:SIGIR year:2015").find("position 13") != std::string::npos);
    CHECK(error_of("a:1 AND b:2 OR c:3").find("parentheses") != std::string::npos);
    CHECK(error_of("topics:word embeddings").find("quotes") != std::string::npos);
    for (const char* const filters :
         {"venue", "venue:", ":SIGIR", "a:1 AND", "AND a:1", "(a:1", "a:1)", "()", "a:\"1", "year >",
          "a:1 TO", "NOT", "a:1 OR OR b:2", "\"venue\"", "a:(1)"}) {
        INFO(filters);
        CHECK(error_of(filters).starts_with("Invalid filters: expected "));
    }
    CHECK(error_of(std::string(100'000, '(')).size() < 300);
    CHECK(error_of("a:1 " + std::string(1000, 'x')).size() < 300);
}

TEST_CASE("all lists of filters have to hold together", "[server][algolia_filters]") {
    const auto read = [](const char* object) {
        return read_algolia_filters(Parameters::from_json(json::parse(object)), Collection::researchers);
    };
    CHECK(read("{}") == json::array());
    CHECK(read(R"({"filters":"a:1","facetFilters":["b:2",["c:3","d:-4"],[]],"numericFilters":"e>5"})") ==
          json{R"("a" = "1")", R"("b" = "2")", {R"("c" = "3")", R"(NOT "d" = "4")"}, R"("e" > "5")"});
    CHECK(read(R"({"facetFilters":"a:\\-1:2"})") == json{R"("a" = "-1:2")"});
    CHECK(read(R"({"filters":null,"facetFilters":null,"tagFilters":""})") == json::array());
    CHECK_THROWS_AS(read(R"({"facetFilters":[["a:1",["b:2"]]]})"), ApiError);
    CHECK_THROWS_AS(read(R"({"insidePolygon":[[1,2,3]]})"), ApiError);
}
