#pragma once
#include <string>
#include <string_view>

namespace kindred::engine {

/// Plain text of a title or an abstract that may hold TeX, JATS or HTML: "$N$-gram" -> "N-gram", "\'e" ->
/// "é",
/// "\emph{x}" -> "x", "$\alpha$" -> "α", "domains~(HumanEval" -> "domains (HumanEval", "<jats:p>x</jats:p>"
/// -> "x", "a &lt; b" -> "a < b" (entities decoded once more when they were double-encoded). A title element
/// that says just "Abstract" is dropped; a closing block tag leaves a space. What only looks like markup
/// stays: "a < b", "x_i > 0",
/// "$5 and $7", "100%", "C:\dir". The result is normalised (engine/text/fold.hpp). Never throws; linear time
/// on any input, nesting of braces and tags bounded.
std::string plain_text(std::string_view text);

}  // namespace kindred::engine
