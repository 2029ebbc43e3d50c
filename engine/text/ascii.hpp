#pragma once

namespace kindred::engine::text {

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
constexpr bool is_blank(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr char lower(char c) noexcept {
    return is_upper(c) ? static_cast<char>(c | 0x20) : c;
}

}  // namespace kindred::engine::text
