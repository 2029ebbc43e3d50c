#include "server/calls/parameters.hpp"

#include "server/base/errors.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::calls;
using namespace kindred::server::meilisearch;

namespace {

Request body(std::string text) {
    Request request;
    request.method = Method::post;
    request.headers = {{"content-type", "application/json; charset=utf-8"}};
    request.body = std::move(text);
    return request;
}

Request query(UrlParameters arguments) {
    Request request;
    request.query = std::move(arguments);
    return request;
}

/// "status code: message" of the ApiError that `action` throws.
template <typename Action>
std::string refusal(Action&& action) {
    try {
        action();
    } catch (const ApiError& error) {
        return std::to_string(error.status()) + " " + error.code() + ": " + error.what();
    }
    return "accepted";
}

std::string bad_limit(const std::string& json) {
    return refusal([&] { Parameters::from_body(body(json)).count("limit", 20); });
}

}  // namespace

TEST_CASE("parameters are read from JSON", "[server][parameters]") {
    const Request request =
        body(R"({"q":"müller","limit":5,"page":null,"attributesToRetrieve":["id","title"],"deep":true})");
    const auto given = Parameters::from_body(request);
    CHECK(given.text("q") == "müller");
    CHECK(given.count("limit", 20) == 5);
    CHECK(given.count("offset", 7) == 7);
    CHECK_FALSE(given.optional_count("page"));
    CHECK_FALSE(given.optional_count("hitsPerPage"));
    CHECK(given.list("attributesToRetrieve") == std::vector<std::string>{"id", "title"});
    CHECK(given.flag("deep", false));
    CHECK(given.flag("shallow", true));
}

TEST_CASE("parameters are read from a query string", "[server][parameters]") {
    const Request request = query({{"q", "a"},
                                   {"q", "b"},
                                   {"limit", "5"},
                                   {"attributesToRetrieve", "id,title"},
                                   {"none", ""},
                                   {"yes", "true"},
                                   {"no", "false"}});
    const auto given = Parameters::from_query(request);
    CHECK(given.text("q") == "b");
    CHECK(given.count("limit", 20) == 5);
    CHECK(given.optional_count("page") == std::nullopt);
    CHECK(given.list("attributesToRetrieve") == std::vector<std::string>{"id", "title"});
    CHECK(given.list("none")->empty());
    CHECK(given.flag("yes", false));
    CHECK_FALSE(given.flag("no", true));
}

TEST_CASE("counts past 32 bits are clamped", "[server][parameters]") {
    constexpr auto most = std::numeric_limits<std::uint32_t>::max();
    CHECK(Parameters::from_body(body(R"({"n":18446744073709551615})")).count("n", 0) == most);
    const Request big = query({{"n", "99999999999"}});
    CHECK(Parameters::from_query(big).count("n", 0) == most);
}

TEST_CASE("minus 0 is 0", "[server][parameters]") {
    CHECK(Parameters::from_body(body(R"({"n":-0})")).count("n", 7) == 0);
}

TEST_CASE("wrong types are told as Meilisearch tells them", "[server][parameters]") {
    const std::string at =
        "400 invalid_search_limit: Invalid value type at `.limit`: expected a positive integer, but found ";
    CHECK(bad_limit(R"({"limit":"doggo"})") == at + "a string: `\"doggo\"`");
    CHECK(bad_limit(R"({"limit":-1})") == at + "a negative integer: `-1`");
    CHECK(bad_limit(R"({"limit":1.5})") == at + "a number: `1.5`");
    CHECK(bad_limit(R"({"limit":true})") == at + "a boolean: `true`");
    CHECK(bad_limit(R"({"limit":[1]})") == at + "an array: `[1]`");
    CHECK(bad_limit(R"({"limit":{"a":1}})") == at + "an object: `{\"a\":1}`");
    CHECK(bad_limit(R"({"limit":null})") == at + "null");

    CHECK(refusal([] { Parameters::from_body(body(R"({"q":["doggo"]})")).text("q"); }) ==
          "400 invalid_search_q: Invalid value type at `.q`: expected a string, but found an array: "
          "`[\"doggo\"]`");
    const auto attributes = [](const char* json) {
        return refusal([&] { Parameters::from_body(body(json)).list("attributesToRetrieve"); });
    };
    CHECK(attributes(R"({"attributesToRetrieve":"doggo"})") ==
          "400 invalid_search_attributes_to_retrieve: Invalid value type at `.attributesToRetrieve`: "
          "expected an "
          "array, but found a string: `\"doggo\"`");
    CHECK(attributes(R"({"attributesToRetrieve":["id",7]})") ==
          "400 invalid_search_attributes_to_retrieve: Invalid value type at `.attributesToRetrieve[1]`: "
          "expected a "
          "string, but found a positive integer: `7`");
}

TEST_CASE("arguments that do not parse are told as Meilisearch tells them", "[server][parameters]") {
    for (const std::string bad : {"doggo", "-1", "", "1.5", "5 ", "+5", "99999999999999999999999"}) {
        const Request request = query({{"limit", bad}});
        CHECK(refusal([&] { Parameters::from_query(request).count("limit", 20); }) ==
              "400 invalid_search_limit: Invalid value in parameter `limit`: could not parse `" + bad +
                  "` as a positive integer");
    }
    const Request request = query({{"excludeCoauthors", "yes"}});
    CHECK_THROWS_AS(Parameters::from_query(request).flag("excludeCoauthors", false), ApiError);
}

TEST_CASE("a fraction is a number from 0 to 1", "[server][parameters]") {
    const auto in_body = [](const std::string& value) {
        return refusal([&] { Parameters::from_body(body("{\"t\":" + value + "}")).fraction("t"); });
    };
    const auto in_url = [](const std::string& value) {
        const Request request = query({{"t", value}});
        return refusal([&] { Parameters::from_query(request).fraction("t"); });
    };
    CHECK(Parameters::from_body(body(R"({"t":0.25})")).fraction("t") == 0.25);
    CHECK(Parameters::from_body(body(R"({"t":1})")).fraction("t") == 1);
    CHECK_FALSE(Parameters::from_body(body(R"({"t":null})")).fraction("t"));
    CHECK_FALSE(Parameters::from_body(body("{}")).fraction("t"));
    const Request half = query({{"t", "0.5"}});
    CHECK(Parameters::from_query(half).fraction("t") == 0.5);
    const std::string range = "the value of `t` is invalid, expected a float between `0.0` and `1.0`.";
    CHECK(in_body("1.01") == "400 invalid_search_t: Invalid value at `.t`: " + range);
    CHECK(in_body("-1") == "400 invalid_search_t: Invalid value at `.t`: " + range);
    CHECK(in_body("1e300") == "400 invalid_search_t: Invalid value at `.t`: " + range);
    CHECK(in_body("true") ==
          "400 invalid_search_t: Invalid value type at `.t`: expected a number, but found a boolean: `true`");
    CHECK(in_url("2") == "400 invalid_search_t: Invalid value in parameter `t`: " + range);
    CHECK(in_url("nan") == "400 invalid_search_t: Invalid value in parameter `t`: " + range);
    for (const std::string bad : {"", "x", "0.5x", " 0.5", "1e-999999"})
        CHECK(in_url(bad) == "400 invalid_search_t: Invalid value in parameter `t`: could not parse `" + bad +
                                 "` as a number");
}

TEST_CASE("a text that is none of those expected is refused with all of them", "[server][parameters]") {
    const auto in_body = [](const std::string& value) {
        return refusal([&] { Parameters::from_body(body("{\"s\":" + value + "}")).one_of("s", {"a", "b"}); });
    };
    CHECK(Parameters::from_body(body(R"({"s":"b"})")).one_of("s", {"a", "b"}) == "b");
    CHECK_FALSE(Parameters::from_body(body(R"({"s":null})")).one_of("s", {"a", "b"}));
    CHECK(in_body("\"doggo\"") ==
          "400 invalid_search_s: Unknown value `doggo` at `.s`: expected one of `a`, `b`");
    CHECK(in_body("7") ==
          "400 invalid_search_s: Invalid value type at `.s`: expected a string, but found a positive "
          "integer: `7`");
    CHECK(in_body("18446744073709551615").ends_with("but found a positive integer: `18446744073709551615`"));
    CHECK(in_body("\"" + std::string(100'000, 'x') + "\"").size() < 1000);
    const Request request = query({{"s", "doggo"}});
    CHECK(refusal([&] {
              Parameters::from_query(request).one_of("s", {"a", "b"});
          }) == "400 invalid_search_s: Unknown value `doggo` for parameter `s`: expected one of `a`, `b`");
}

TEST_CASE("unknown names are refused", "[server][parameters]") {
    CHECK(refusal([] {
              Parameters::from_body(body(R"({"doggo":1})")).expect_only({"q", "limit"});
          }) == "400 bad_request: Unknown field `doggo`: expected one of `q`, `limit`");
    const Request request = query({{"q", "x"}, {"doggo", "1"}});
    CHECK(refusal([&] {
              Parameters::from_query(request).expect_only({"q", "limit"});
          }) == "400 bad_request: Unknown parameter `doggo`: expected one of `q`, `limit`");
    CHECK(refusal([&] { Parameters::from_query(request).expect_only({"doggo", "q"}); }) == "accepted");
}

TEST_CASE("a body that is not a JSON object is refused", "[server][parameters]") {
    const auto told = [](Request request) { return refusal([&] { Parameters::from_body(request); }); };
    CHECK(told(body("")) == "400 missing_payload: A json payload is missing.");
    CHECK(told(body("\"doggo\"")) ==
          "400 bad_request: Invalid value type: expected an object, but found a string: `\"doggo\"`");
    CHECK(
        told(body("{\"q\":\n\"a\" \"b\"}")) ==
        "400 malformed_payload: The json payload provided is malformed. `syntax error at line 2 column 7`.");
    CHECK(told(body("{\"q\":\"a\"")) ==
          "400 malformed_payload: The json payload provided is malformed. `unexpected end at line 1 column "
          "9`.");
    CHECK(told(body("{\"q\":\"\xff\"}")).starts_with("400 malformed_payload"));
    CHECK(told(body(std::string(100'000, '['))).starts_with("400 malformed_payload"));
    CHECK(told(body("{\"q\":" + std::string(1000, '[') + std::string(1000, ']') + "}")) ==
          "400 malformed_payload: The json payload provided is malformed. `nested more than 64 deep`.");
    CHECK(told(body("{\"q\":" + std::string(64, '[') + std::string(64, ']') + "}")) == "accepted");
    CHECK(told(body(R"({"offset":1e400})")) ==
          "400 malformed_payload: The json payload provided is malformed. `number out of range`.");

    Request untyped = body("{}");
    untyped.headers.clear();
    CHECK(told(untyped) ==
          "415 missing_content_type: A Content-Type header is missing. Accepted values for the Content-Type "
          "header "
          "are: `application/json`");
    untyped.headers = {{"Content-Type", "text/plain"}};
    CHECK(told(untyped) ==
          "415 invalid_content_type: The Content-Type `text/plain` is invalid. Accepted values for the "
          "Content-Type "
          "header are: `application/json`");
    untyped.headers = {{"CONTENT-TYPE", "Application/JSON ;charset=utf-8"}};
    CHECK(told(untyped) == "accepted");
}

TEST_CASE("a message quotes only the start of a long value", "[server][parameters]") {
    const std::string told = bad_limit("{\"limit\":\"" + std::string(100'000, 'x') + "\"}");
    CHECK(told.size() < 1000);
    const std::string name(100'000, 'n');
    CHECK(refusal([&] { Parameters::from_body(body("{\"" + name + "\":1}")).expect_only({"q"}); }).size() <
          1000);
}

TEST_CASE("the message of a wrong index uid quotes it only so far", "[server][parameters]") {
    const auto of = [](const std::string& uid) { return refusal([&] { index_named(uid); }); };
    CHECK(of("a/b").starts_with("400 invalid_index_uid: `a/b` is not a valid index uid."));
    CHECK(of(std::string(100'000, 'a')).size() < 1000);
    CHECK(of(std::string(511, 'a') + "é").find(std::string(511, 'a') + "…`") != std::string::npos);
}
