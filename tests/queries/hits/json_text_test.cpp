#include "queries/hits/json_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace kindred::queries;
using namespace kindred::queries::hits;
using nlohmann::ordered_json;

TEST_CASE("a JSON string is written as nlohmann writes it", "[queries][json]") {
    for (int c = 0; c < 128; ++c) {
        for (const std::string& text :
             {std::string(1, static_cast<char>(c)), "a" + std::string(2, static_cast<char>(c)) + "é"}) {
            std::string out;
            append_json_string(out, text);
            CHECK(out == ordered_json(text).dump());
        }
    }
}

TEST_CASE("objects are put together from texts", "[queries][json]") {
    CHECK(object_of_list("hits", {}) == R"({"hits":[]})");
    CHECK(object_of_list("hits", {"1", "[]", "{}"}) == R"({"hits":[1,[],{}]})");
    CHECK(joined_objects("{}", "{}") == "{}");
    CHECK(joined_objects(R"({"a":1})", "{}") == R"({"a":1})");
    CHECK(joined_objects("{}", R"({"a":1})") == R"({"a":1})");
    CHECK(joined_objects(R"({"a":1})", R"({"b":{}})") == R"({"a":1,"b":{}})");
    std::string out = "{";
    append_member_name(out, "a\"b");
    CHECK(out == R"({"a\"b":)");
    out += "1";
    append_member_name(out, "c");
    CHECK(out == R"({"a\"b":1,"c":)");
    CHECK(json_text({{"bad", "\xff"}}) == "{\"bad\":\"\uFFFD\"}");
}
