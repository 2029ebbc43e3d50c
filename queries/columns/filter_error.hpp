#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace kindred::queries::columns {

/// Throws ParameterError{"filter"}: `message`, then on a line of its own where bytes [begin, end) of `source`
/// stand, counted in characters from 1, and the source: "1:5 many = Glass".
[[noreturn]] void filter_error(const std::string& message, std::string_view source, std::size_t begin,
                               std::size_t end);

/// `text` fit for one line of a message: line ends, tabs, quotes and backslashes escaped, cut when long.
std::string escaped(std::string_view text);

}  // namespace kindred::queries::columns
