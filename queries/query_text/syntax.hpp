#pragma once
#include "queries/query_text/query_text.hpp"

#include <string_view>
#include <vector>

namespace kindred::queries {

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
std::vector<SyntaxToken> read_syntax(engine::Analyser& analyser, std::string_view q);

}  // namespace kindred::queries
