#include "engine/base/ascii.hpp"

#include <catch2/catch.hpp>

using namespace kindred;

TEST_CASE("only ASCII letters change their case", "[engine][ascii]") {
    CHECK(engine::lower_case("ABC xyz É 10.1/X") == "abc xyz É 10.1/x");
    CHECK(engine::equal_ignoring_case("Content-Type", "content-TYPE"));
    CHECK_FALSE(engine::equal_ignoring_case("É", "é"));
    CHECK_FALSE(engine::equal_ignoring_case("year", "years"));
    CHECK_FALSE(engine::equal_ignoring_case("[", "{"));
}
