#pragma once
#include "engine/text/analyser.hpp"
#include "queries/text/clause.hpp"

#include <optional>
#include <string_view>

namespace kindred::queries::text {

/// Reads the advanced language: AND, OR and NOT in capitals, brackets, -exclusions, "phrases", fields and
/// years. NOT binds closest, then AND, which also stands between what has no operator between it, then OR.
///
/// - A field stands before a word, a phrase or a bracket, with or without white space between; of several in
/// a
///   row the last counts, and one inside a bracket before that of the bracket.
/// - An operator without anything to join, a field without anything after it and a bracket that was never
///   opened are passed over. A bracket that was never closed ends with the text. Of operators in a row OR
///   counts before AND; NOT before AND, OR or the end negates nothing.
/// - `year:` before anything but years (parse_years) is words, and passed over when there is no word.
///
/// Nothing when no word and no year is asked for. Limits: max_query_depth, max_bracketed_clauses.
std::optional<QueryNode> read_tree(engine::text::Analyser& analyser, std::string_view q);

}  // namespace kindred::queries::text
