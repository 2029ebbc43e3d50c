#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace kindred::engine {

/// ASCII classes without the locale that <cctype> reads. Bytes of other characters belong to none of them.
constexpr bool is_ascii(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x80;
}
constexpr bool is_lower(char c) noexcept {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_letter(char c) noexcept {
    return is_lower(c) || is_upper(c);
}
constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
constexpr bool is_alphanumeric(char c) noexcept {
    return is_letter(c) || is_digit(c);
}
constexpr bool is_blank(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr char lower(char c) noexcept {
    return is_upper(c) ? static_cast<char>(c | 0x20) : c;
}

/// `text` with A-Z in lower case.
inline std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), lower);
    return text;
}

/// True when the two differ at most in the case of ASCII letters.
constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
    return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace kindred::engine
