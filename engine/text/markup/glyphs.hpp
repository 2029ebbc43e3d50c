#pragma once
#include <string>
#include <string_view>

namespace kindred::engine::text {

/// True when `text` may have what `mend_glyphs` changes.
bool has_lost_glyphs(std::string_view text) noexcept;

/// What was lost when the text was taken out of a PDF, as far as it can be known:
/// - "(cid:12)" stands for a glyph of a font without a table of characters. Beside a letter the numbers of
/// the
///   ligatures in TeX's fonts (OT1) are these: "classi(cid:12)cation" -> "classification"; 145 to 151 are the
///   quotes and dashes of Windows, from 192 on it is Latin-1. Any other becomes a space.
/// - A hyphen at the end of a line that was there for the line only, as "(cid:173)", U+00AD or "¬" before
/// white
///   space, becomes "- ", like others of lines (engine/text/markup/cut_words.hpp).
/// Never throws; linear.
std::string mend_glyphs(std::string_view text);

}  // namespace kindred::engine::text
