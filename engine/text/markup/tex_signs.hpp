#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace kindred::engine::text {

/// Stands in the output where a brace was written that turned out to go, and goes at the end.
inline constexpr char tex_dropped = '\x01';

/// True for a sign of `signs`; NUL, which stands for the end of a text, is none.
constexpr bool is_one_of(char c, std::string_view signs) noexcept {
    return signs.find(c) != std::string_view::npos;
}

/// True for up to 200 bytes of plain words: braces around them only keep the case of a title ("{BERT}"),
/// while braces around commas or signs are a set.
bool is_case_group(std::string_view content) noexcept;

/// True when the ~ at `at`, outside formulas, stands for a space: after a word and before something, or
/// before a command; but not in a URL, "~5 ms" or "3~5".
bool is_tex_tie(std::string_view text, std::size_t at) noexcept;

/// True when the backslash at `at` follows a drive: "C:\dir".
bool is_windows_path(std::string_view text, std::size_t at) noexcept;

/// True when the argument whose brace is at `at` needs parentheses after a root or beside a fraction bar:
/// anything but a number, a letter or one command.
bool is_compound_argument(std::string_view text, std::size_t at) noexcept;

/// What a backslash and the sign after it leave.
struct TexEscape {
    std::string_view text;
    std::size_t size;  ///< bytes read
};

/// The escape at `at`, where a backslash stands and no letter follows: \% -> %, \, -> a space, \! -> nothing.
/// An unknown one keeps its backslash outside a formula.
TexEscape read_tex_escape(std::string_view text, std::size_t at, bool in_formula) noexcept;

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
