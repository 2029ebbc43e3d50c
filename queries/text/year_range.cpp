#include "queries/text/year_range.hpp"

#include "engine/text/ascii.hpp"

#include <algorithm>
#include <utility>

namespace kindred::queries::text {

namespace {

constexpr std::size_t max_year_digits = 4;

/// Cuts a year off the front of `text`.
std::optional<std::int32_t> take_year(std::string_view& text) noexcept {
    std::int32_t year = 0;
    std::size_t digits = 0;
    while (digits < text.size() && engine::text::is_digit(text[digits])) {
        if (digits == max_year_digits) return std::nullopt;
        year = year * 10 + (text[digits++] - '0');
    }
    if (digits == 0) return std::nullopt;
    text.remove_prefix(digits);
    return year;
}

bool take(std::string_view& text, std::string_view prefix) noexcept {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::optional<YearRange> compared(std::string_view text) noexcept {
    const bool above = text.front() == '>';
    text.remove_prefix(1);
    const std::int32_t beyond = take(text, "=") ? 0 : 1;
    const auto year = take_year(text);
    if (!year || !text.empty()) return std::nullopt;
    return above ? YearRange{*year + beyond, std::nullopt} : YearRange{std::nullopt, *year - beyond};
}

}  // namespace

std::optional<YearRange> parse_years(std::string_view text) noexcept {
    while (text.ends_with(',') || text.ends_with(';')) text.remove_suffix(1);
    if (text.empty()) return std::nullopt;
    if (text.front() == '>' || text.front() == '<') return compared(text);
    YearRange range;
    range.from = take_year(text);
    if (text.empty()) return YearRange{range.from, range.from};
    const bool dots = take(text, "..");
    if (!dots && !(range.from && take(text, "-") && !text.empty())) return std::nullopt;
    range.to = take_year(text);
    if (!text.empty() || (!range.from && !range.to)) return std::nullopt;
    if (range.from && range.to && *range.from > *range.to) std::swap(range.from, range.to);
    return range;
}

}  // namespace kindred::queries::text
