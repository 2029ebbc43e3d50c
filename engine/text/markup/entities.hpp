#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace kindred::engine::text {

/// An entity in a text.
struct Entity {
    char32_t code;
    std::size_t size;  ///< bytes after '&', with ';'
};

/// The entity whose text after '&' starts `text`: "lt;", "#233;", "#xE9;". Nothing without a semicolon within
/// 12 bytes, for unknown names and for numbers that are no character.
std::optional<Entity> read_html_entity(std::string_view text);

}  // namespace kindred::engine::text
