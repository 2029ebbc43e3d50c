#include "engine/base/numbers.hpp"

#include <cstdint>

#include <catch2/catch.hpp>

using kindred::engine::to_number;

TEST_CASE("a number is all of its text", "[engine][numbers]") {
    CHECK(to_number<std::uint32_t>("42") == 42U);
    CHECK(to_number<std::int64_t>("-7") == -7);
    CHECK(to_number<double>("2.5e3") == 2500.0);
    CHECK(to_number<std::uint32_t>("1F", 16) == 0x1FU);
    for (const auto* text : {"", " 1", "1 ", "1x", "+1", "-1", "4294967296", "1.5"}) {
        INFO(text);
        CHECK_FALSE(to_number<std::uint32_t>(text));
    }
}
