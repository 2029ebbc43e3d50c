#include "engine/base/json_depth.hpp"

#include <string>

#include <catch2/catch.hpp>

using kindred::engine::nested_deeper_than;

TEST_CASE("brackets count as deep as they are nested, but not those of strings", "[engine][json_depth]") {
    CHECK_FALSE(nested_deeper_than(R"({"a":[[],[]]})", 3));
    CHECK(nested_deeper_than(R"({"a":[[],[]]})", 2));
    CHECK_FALSE(nested_deeper_than(R"(["[[[","\"[[[","\\",[]])", 2));
    CHECK(nested_deeper_than(R"(["\\",[]])", 1));
    CHECK_FALSE(nested_deeper_than("", 0));
}

TEST_CASE("text that is no JSON has a depth too", "[engine][json_depth]") {
    CHECK(nested_deeper_than(std::string(1000000, '['), 32));
    CHECK_FALSE(nested_deeper_than("]]]]\"[[", 0));
    CHECK_FALSE(nested_deeper_than("\"\\", 0));
}
