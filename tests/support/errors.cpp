#include "tests/support/errors.hpp"

#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

namespace kindred::test {

Error error_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    FAIL("no kindred::Error was thrown");
    throw std::logic_error("not reached");
}

void check_error(const std::function<void()>& call, ErrorCode code, std::string_view words) {
    const Error error = error_of(call);
    CHECK(to_string(error.code()) == to_string(code));
    CHECK_THAT(error.what(), Catch::Contains(std::string(words)));
}

void check_damage(const std::function<void()>& call, std::string_view words) {
    check_error(call, ErrorCode::corrupt_index, words);
    CHECK_FALSE(error_of(call).hint().empty());
}

}  // namespace kindred::test
