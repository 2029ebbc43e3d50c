#pragma once
#include "engine/data/columns.hpp"
#include "queries/columns/compiled_filter.hpp"

#include <cstddef>

#include <nlohmann/json.hpp>

namespace kindred::queries::columns {

/// All strings of a filter together are at most this long.
inline constexpr std::size_t max_filter_bytes = std::size_t{1} << 16;
/// Every condition may be looked at for every document.
inline constexpr std::size_t max_conditions = 2000;
/// A CONTAINS looks at every value of its column once, so a filter has at most so many.
inline constexpr std::size_t max_contains_conditions = 20;

/// The filter as a request gives it: null or blank (no filter), one string, or a list whose members all have
/// to match, each a string or a list of strings of which one has to match.
///
/// A condition holds when any value of the document fits. Strings are compared by folded form, = as a whole,
/// > >= < <= and TO byte by byte; numbers as numbers, and what is no number fits no number. != and the other
/// negations are complements, so that a document without the field satisfies them. IS EMPTY is "" or an empty
/// list; fields given as null are not stored, so nothing IS NULL.
///
/// Throws ParameterError{"filter"} in Meilisearch's words: wrong syntax or type, an attribute that `columns`
/// cannot filter by, too long.
CompiledFilter compile_filter(const nlohmann::json& filter, const engine::data::Columns& columns);

}  // namespace kindred::queries::columns
