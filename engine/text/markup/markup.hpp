#pragma once
#include <string>
#include <string_view>

namespace kindred::engine::text {

/// Plain text of a title or an abstract that may hold TeX, JATS or HTML, or comes from a PDF.
/// - Glyphs that were lost are mended or go (glyphs.hpp): "bene(cid:12)ts" -> "benefits".
/// - Tags go and entities are decoded (html.hpp): "<jats:p>x</jats:p>" -> "x", "a &lt; b" -> "a < b".
/// - TeX becomes text (tex.hpp): "$N$-gram" -> "N-gram", "\'e" -> "é", "CO$_2$" -> "CO2"; citations go.
/// - What only looks like markup stays: "a < b", "<unk>", "x_i > 0", "$5 and $7", "100%", "C:\dir", "{0, 1}".
/// The result is normalised (engine/text/fold.hpp). Never throws; linear time on any input, the nesting of
/// groups bounded. Text without markup costs what `normalise` costs.
std::string plain_text(std::string_view text);

}  // namespace kindred::engine::text
