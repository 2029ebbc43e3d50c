#pragma once
#include "engine/text/analyser.hpp"
#include "queries/text/clause.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kindred::queries::text {

/// Brackets nest this deep; a deeper one is read as if it were not there. Bounds the depth of the tree, which
/// is at most three nodes a bracket.
inline constexpr std::size_t max_query_depth = 50;
/// A bracket that opens after this many clauses is read as if it were not there.
inline constexpr std::size_t max_bracketed_clauses = 200;

/// A piece of the advanced language.
struct SyntaxToken {
    enum class Kind : std::uint8_t { clause, years, field, both, either, negation, open, close };
    Kind kind = Kind::clause;
    Clause clause;  ///< of Kind::clause; without words where nothing but signs was typed
    YearRange years;
    QueryField field = QueryField::any;
};

/// Cuts `q` into pieces of the advanced language. Brackets are balanced but for those still open at the end,
/// and nest at most max_query_depth deep: others are left out.
std::vector<SyntaxToken> read_syntax(engine::text::Analyser& analyser, std::string_view q);

}  // namespace kindred::queries::text
