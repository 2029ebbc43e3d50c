#pragma once
#include <string>
#include <string_view>

namespace kindred::engine::text {

/// `text` without its TeX: "$N$-gram" -> "N-gram", "Erd\H{o}s" -> "Erdős", "{\em x}" -> "x", "CO$_2$" ->
/// "CO2", "$\mathcal{O}(n^{-1/2})$" -> "O(n^-1/2)", "\cite{x}" goes. What only looks like TeX stays: amounts
/// of dollars, sets in braces, Windows paths, tildes in URLs and before numbers, unknown commands outside
/// formulas that take no argument. May leave runs of blanks.
/// Never throws; linear; groups nested over 64 deep keep their braces.
std::string strip_tex(std::string_view text);

}  // namespace kindred::engine::text
