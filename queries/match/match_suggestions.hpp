#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/match_list.hpp"
#include "queries/match/search_query.hpp"

namespace kindred::queries::match {

/// Finds the suggestions that have all words of `query`, of which the last may be unfinished and any have a
/// typo. Those that start with its first word come first; among equals those of most works.
MatchList match_suggestions(engine::Reader& reader, const SearchQuery& query, const MatchWanted& wanted);

}  // namespace kindred::queries::match
