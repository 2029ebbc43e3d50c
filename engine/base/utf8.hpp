#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kindred::engine {

/// A character decoded from UTF-8.
struct Character {
    char32_t code;
    std::uint32_t size;  ///< bytes; 1 when not valid
    bool valid;
};

/// The character of `text` at byte `at`, which must be inside the text. Overlong forms, surrogates and cut
/// sequences are not valid.
Character decode(std::string_view text, std::size_t at) noexcept;

/// True for a byte that is not the first of its character.
constexpr bool continues_character(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Where the character begins that byte `at` of `text` is part of.
constexpr std::size_t character_begin(std::string_view text, std::size_t at) noexcept {
    while (at > 0 && continues_character(text[at])) --at;
    return at;
}

/// The longest beginning of `text` that has at most `size` bytes and cuts no character in two.
constexpr std::string_view utf8_prefix(std::string_view text, std::size_t size) noexcept {
    return size < text.size() ? text.substr(0, character_begin(text, size)) : text;
}

/// The first character of `text`, "" when there is none.
std::string_view first_character(std::string_view text) noexcept;

/// Adds `code` as UTF-8.
void append_utf8(std::string& out, char32_t code);

}  // namespace kindred::engine
