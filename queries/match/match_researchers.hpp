#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/match_list.hpp"
#include "queries/match/search_query.hpp"
#include "queries/match/term_queries.hpp"

#include <vector>

namespace kindred::queries::match {

/// Scores of those who are called as the query says start here; all others stay below.
inline constexpr double name_match_score = 0.9;

/// Where researchers are looked for.
struct ResearcherFields {
    bool names = true;     ///< name and aliases
    bool subjects = true;  ///< institutions, topics and titles of works
};

/// Finds researchers by name and by what they work on. Who is called so comes first, with scores from 0.9 up:
/// all words are in the name or an alias, in any order, as initials ("D. Dai"), unfinished or with a typo.
/// Then who works on it, ranked by their works. Cost: the postings of the words, and up to
/// `ranking::expert_candidates` times the works of a researcher.
MatchList match_researchers(engine::Reader& reader, const SearchQuery& query, MatchingStrategy strategy,
                            ResearcherFields fields, const MatchWanted& wanted);

/// The best `count` works of `researcher` for `terms`, best first, with scores over 0 to 1; none when no work
/// has any of the words.
std::vector<ScoredDocument> matched_works(const engine::Generation& generation, const QueryTerms& terms,
                                          engine::ResearcherId researcher, std::size_t count);

}  // namespace kindred::queries::match
