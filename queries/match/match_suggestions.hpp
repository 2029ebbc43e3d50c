#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/match_list.hpp"
#include "queries/match/search_query.hpp"

namespace kindred::queries::match {

/// Finds the suggestions that have all words of `query` in one of their spellings, each word of the query in
/// a word of its own; the last one may be unfinished, and any have a typo. First come those that go on from
/// what was typed, with a score of 1, then the others with 0.8; among equals those of most works, titles by
/// their citations (`indexer::suggestions::standing`).
///
/// The total is exact for up to 10,000 spellings with the rarest word, and whenever every match is wanted;
/// else an estimate. Cost: those spellings, 20 ns each; of more than 10,000 only until enough go on from what
/// was typed.
MatchList match_suggestions(const engine::Generation& generation, const SearchQuery& query,
                            const MatchWanted& wanted);

}  // namespace kindred::queries::match
