#pragma once
#include <optional>
#include <string_view>

namespace kindred::engine::text {

/// The character of a TeX symbol command: "alpha" -> α, "leq" -> ≤, "ss" -> ß.
std::optional<char32_t> tex_symbol(std::string_view name) noexcept;

/// True for the letters among them, which are symbols in text but mere names in a formula (\o, \L, \ss).
bool is_tex_letter(std::string_view name) noexcept;

/// The combining mark of a TeX accent command: "'" -> U+0301, "v" -> U+030C.
std::optional<char32_t> tex_accent(std::string_view command) noexcept;

/// The character of an entity, by its name without & and ;. Knows XML, the letters, Greek and the common
/// symbols of HTML: "lt" -> <, "uuml" -> ü, "mdash" -> —.
std::optional<char32_t> entity(std::string_view name) noexcept;

}  // namespace kindred::engine::text
