#pragma once
#include "engine/generation.hpp"
#include "queries/neighbours.hpp"

#include <cstdint>
#include <vector>

namespace kindred::queries {

/// A work of the seed, a work close to it, and how close.
struct WorkPair {
    engine::WorkId seed;
    engine::WorkId found;
    float score;
};

/// A researcher whom neighbours voted for.
struct Candidate {
    engine::ResearcherId researcher;
    double score = 0;             ///< votes over the damped root of the number of works
    std::vector<WorkPair> pairs;  ///< the closest ones, best first, `max_pairs` at most, each `found` once
};

/// Pairs of works kept as evidence for each candidate.
inline constexpr std::size_t max_pairs = 3;

/// Researchers whom the works of `seed` point to, best first: for each of its works the nearest works vote
/// for their authors with closeness^ranking::vote_power; works of the seed itself do not vote. With
/// `exclude_coauthors` nobody who shares a work with the seed is among them.
std::vector<Candidate> vote(engine::Reader& reader, Neighbours& neighbours, engine::ResearcherId seed,
                            bool exclude_coauthors);

}  // namespace kindred::queries
