#pragma once
#include "engine/generation/generation.hpp"
#include "queries/recommend/seed_set.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace kindred::queries::recommend {

/// The vote of a work that is close to a seed.
struct Vote {
    std::uint32_t seed;    ///< which: a place in the seeds' works, the next one for the text
    engine::WorkId found;  ///< never a seed
    float share;           ///< the votes of one seed make its weight together
    float closeness;       ///< 0 to 1, comparable over the collection
};

/// The votes of the works nearest to every seed, seed by seed. With `half_life`, in years, a vote halves for
/// each of them that its work is older than the latest. Cost: a look-up a seed work; a text some
/// milliseconds.
std::vector<Vote> votes_of(const engine::Generation& generation, const SeedSet& seeds,
                           std::optional<double> half_life);
/// The same for the negative seeds.
std::vector<Vote> negative_votes_of(const engine::Generation& generation, const SeedSet& seeds);

}  // namespace kindred::queries::recommend
