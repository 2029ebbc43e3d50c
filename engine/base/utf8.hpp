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

/// The first character of `text`, "" when there is none.
std::string_view first_character(std::string_view text) noexcept;

/// Adds `code` as UTF-8.
void append_utf8(std::string& out, char32_t code);

}  // namespace kindred::engine
