#include "engine/base/error.hpp"

#include <array>

namespace kindred {

std::string_view to_string(ErrorCode code) noexcept {
    // In the order of ErrorCode.
    constexpr std::array<std::string_view, 8> names = {
        "invalid_query", "invalid_argument", "not_found", "index_busy",
        "index_stale",   "corrupt_index",    "io",        "unavailable"};
    return names[static_cast<std::size_t>(code)];
}

std::string one_line(const Error& error) {
    std::string line = error.what();
    if (!error.hint().empty()) line += "; " + error.hint();
    return line;
}

}  // namespace kindred
