#pragma once
#include "engine/text/analyser.hpp"
#include "queries/text/clause.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kindred::queries::text {

/// Brackets nest this deep; a deeper one is read as if it were not there. Bounds the depth of the tree, which
/// is at most three nodes a bracket.
inline constexpr std::size_t max_query_depth = 50;
/// A bracket that opens after this many clauses is read as if it were not there.
inline constexpr std::size_t max_bracketed_clauses = 200;

/// Reads the advanced language: AND, OR and NOT in capitals, brackets, -exclusions, "phrases", fields and
/// years. NOT binds closest, then AND, which also stands between what has no operator between it, then OR.
///
/// - A field stands before a word, a phrase or a bracket, with or without white space between; of several in
/// a
///   row the last counts, and one inside a bracket before that of the bracket.
/// - An operator without anything to join, a field without anything after it and a bracket that was never
///   opened are ignored. A bracket that was never closed ends with the text. Of operators in a row OR
///   counts before AND; NOT before AND, OR or the end negates nothing.
/// - `year:` before anything but years is words, and ignored when there is no word.
///
/// Nothing when no word and no year is asked for. Limits: max_query_depth, max_bracketed_clauses.
std::optional<QueryNode> read_tree(engine::text::Analyser& analyser, std::string_view q);

}  // namespace kindred::queries::text
