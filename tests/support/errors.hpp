#pragma once
#include "engine/base/error.hpp"

#include <functional>
#include <string_view>

namespace kindred::test {

/// The kindred::Error that `call` throws; fails the test when it throws none. Anything else leaves the test.
Error error_of(const std::function<void()>& call);

/// Checks that `call` throws Error{corrupt_index} with a message that holds `words` and a hint.
void check_damage(const std::function<void()>& call, std::string_view words);

/// Checks that `call` throws Error{`code`} with a message that holds `words`.
void check_error(const std::function<void()>& call, ErrorCode code, std::string_view words);

}  // namespace kindred::test
