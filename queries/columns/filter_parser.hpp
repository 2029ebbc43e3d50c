#pragma once
#include "queries/columns/expression.hpp"

#include <optional>
#include <string_view>

namespace kindred::queries::columns {

/// Parentheses and negations nest at most this deep.
inline constexpr int max_filter_depth = 150;

/// Reads a filter of Meilisearch's grammar (docs/query-language.md): AND, OR, NOT, parentheses, = != > >= <
/// <=, TO, IN, EXISTS, IS NULL, IS EMPTY, STARTS WITH, CONTAINS; words, "..." and '...' with backslash before
/// a quote or a backslash. Nothing for a blank filter. Throws ParameterError{"filter"} that says what was
/// expected and where. Attributes are not looked up. Linear in the text.
std::optional<FilterExpression> parse_filter(std::string_view source);

}  // namespace kindred::queries::columns
