#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace kindred::engine::text {

/// The character of a TeX symbol command: "alpha" -> α, "leq" -> ≤, "ss" -> ß.
std::optional<char32_t> tex_symbol(std::string_view name) noexcept;

/// True for the letters among them, which are symbols in text but mere names in a formula (\o, \L, \ss).
bool is_tex_letter(std::string_view name) noexcept;

/// The combining mark of a TeX accent command: "'" -> U+0301, "v" -> U+030C.
std::optional<char32_t> tex_accent(std::string_view command) noexcept;

/// An entity in a text.
struct Entity {
    char32_t code;
    std::size_t size;  ///< bytes after '&', with ';'
};

/// The entity whose text after '&' starts `text`: "lt;", "#233;", "#xE9;". Knows XML, the letters, Greek and
/// the common symbols of HTML. Nothing without a semicolon within 12 bytes, for unknown names and for numbers
/// that are no character.
std::optional<Entity> read_html_entity(std::string_view text) noexcept;

}  // namespace kindred::engine::text
