#pragma once
#include "engine/text/analyser.hpp"

#include <string>
#include <string_view>

namespace kindred::test {

/// Reads `q` in both modes and says what is wrong with the outcome whatever was typed: words that the
/// analyser does not give, an empty clause, a node without children or one that is too deep. "" when all is
/// well.
std::string broken_invariant(engine::text::Analyser& analyser, std::string_view q);

}  // namespace kindred::test
