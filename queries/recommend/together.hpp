#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/match_list.hpp"

#include <cstddef>
#include <vector>

namespace kindred::queries::recommend {

/// Works by the same authors that are looked at.
inline constexpr std::size_t max_works_together = 500;

/// Those who have written works with `researcher`, most shared works first; the score is the share of the
/// researcher's works. Cost: one look-up.
std::vector<ScoredDocument> written_with(const engine::Generation& generation,
                                         engine::ResearcherId researcher);

/// Other works by authors of `work`: those that share most authors first, then the latest in the input, at
/// most `max_works_together`. Cost: a look at every work of the authors.
std::vector<engine::WorkId> works_of_same_authors(const engine::Generation& generation, engine::WorkId work);

}  // namespace kindred::queries::recommend
