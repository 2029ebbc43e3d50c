#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace kindred::engine::text {

/// A letter that a command spells.
struct TexLetter {
    char32_t code;
    std::size_t next;  ///< where the text goes on
};

/// The accent command whose backslash is at `at`, with its letter: \'e, \"{a}, \v{c}, \'{\i}, \'{\^e}.
/// Nothing where the two make no letter of Unicode, and for the escaped apostrophe of "model\'s".
std::optional<TexLetter> read_tex_accent(std::string_view text, std::size_t at);

/// The character that JSON spells \u00e9, when one is at `at`.
std::optional<TexLetter> read_json_escape(std::string_view text, std::size_t at);

}  // namespace kindred::engine::text
