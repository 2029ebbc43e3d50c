#pragma once
#include "engine/base/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace kindred::engine::text {

/// What a character is to the word splitter and to `fold`, which read the same table.
enum class CharKind : std::uint8_t {
    separator,   ///< ends a word: spaces, punctuation, symbols, controls, unassigned
    letter,      ///< part of a word
    digit,       ///< part of a word, and holds a decimal point
    cjk,         ///< Han, kana, Hangul, Bopomofo: no spaces between words
    mark,        ///< belongs to the character before it
    ignorable,   ///< soft hyphen, zero-width space, variation selector: as if it were not there
    apostrophe,  ///< straight, curly or modifier letter
};

/// Any code point, valid or not; ASCII included.
CharKind kind_of(char32_t code) noexcept;

/// Columns of a terminal that the character takes: 0 for marks and what is not shown, 2 for CJK, full-width
/// forms and emoji, else 1 (Unicode's East Asian Width).
unsigned columns_of(char32_t code) noexcept;

/// True for space, line and paragraph separators beyond ASCII (U+00A0, U+2009, U+3000, ...).
bool is_space(char32_t code) noexcept;

/// True for hyphens and dashes of any width.
bool is_dash(char32_t code) noexcept;

/// True when `code` joins the CJK character before it: a kana voicing mark, a medial vowel or a final
/// consonant of Hangul.
bool joins_cjk(char32_t code) noexcept;

/// The one character that `letter` with a combining `mark` makes in NFC: e and U+0301 make é.
std::optional<char32_t> compose(char32_t letter, char32_t mark) noexcept;

/// Adds the folded form of a letter, digit, CJK character or mark: NFKD, marks stripped, case folded, plain
/// letters for ø, ł, æ and the like. Letters in their own right stay whole: Hangul syllables, voiced kana, й,
/// ї, ў; vowel signs of Indic scripts stay. A mark may join the last character of `out`, but none before byte
/// `floor`. A character whose decomposition holds a symbol (½, ⑴) stays as it is.
void append_folded(std::string& out, char32_t code, std::size_t floor);

}  // namespace kindred::engine::text
