#include "engine/base/error.hpp"

#include <catch2/catch.hpp>

using kindred::Error;
using kindred::ErrorCode;

TEST_CASE("an error reads as one line with what to do", "[engine][error]") {
    const Error error(ErrorCode::not_found, "no index at 'x'", "build one with: kindred-index build x FILE");
    CHECK(kindred::one_line(error) == "no index at 'x'; build one with: kindred-index build x FILE");
    CHECK(kindred::one_line(Error(ErrorCode::io, "disk full")) == "disk full");
    CHECK(kindred::to_string(error.code()) == "not_found");
}
