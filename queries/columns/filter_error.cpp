#include "queries/columns/filter_error.hpp"

#include "engine/base/utf8.hpp"
#include "queries/base/parameter_error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kindred::queries::columns {

namespace {

/// A message repeats at most this much of a filter, in bytes.
constexpr std::size_t max_shown_bytes = 1000;

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, false, engine::continues_character));
}

std::string shortened(std::string_view text) {
    if (text.size() <= max_shown_bytes) return std::string(text);
    return std::string(engine::utf8_prefix(text, max_shown_bytes)) + "...";
}

}  // namespace

std::string escaped(std::string_view text) {
    constexpr std::string_view special = "\n\r\t\"'\\";
    constexpr std::string_view written = "nrt\"'\\";
    std::string out;
    for (const char c : shortened(text)) {
        const std::size_t place = special.find(c);
        if (place != std::string_view::npos) out += '\\';
        out += place == std::string_view::npos ? c : written[place];
    }
    return out;
}

void filter_error(const std::string& message, std::string_view source, std::size_t begin, std::size_t end) {
    const std::string_view before = source.substr(0, begin);
    const std::size_t newline = before.rfind('\n');
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    const std::size_t column = characters(before.substr(line)) + 1;
    const std::size_t size = characters(source.substr(begin, end - begin));
    throw ParameterError("filter",
                         fmt::format("{}\n{}:{} {}", message, column, column + size, shortened(source)));
}

}  // namespace kindred::queries::columns
