#include "queries/recommend/votes.hpp"

#include "queries/base/ranking.hpp"
#include "queries/recommend/affinity.hpp"

#include <algorithm>
#include <set>

namespace kindred::queries::recommend {

namespace {

/// The neighbours of one seed share out its weight by how much closer they are than the farthest.
template <typename Neighbours>
void add_votes(const Neighbours& near, std::uint32_t seed, double weight, const SeedSet& seeds,
               const Recency& recency, std::uint32_t works, std::vector<Vote>& votes) {
    if (near.empty()) return;
    const engine::likeness::Neighbour last = near.back();
    const double floor = ranking::vote_floor * static_cast<double>(last.score);
    double total = 0;
    for (const engine::likeness::Neighbour neighbour : near)
        total += static_cast<double>(neighbour.score) - floor;
    for (const engine::likeness::Neighbour neighbour : near) {
        // Votes are for works that exist; the numbers of an unchecked file may not.
        if (seeds.has(neighbour.work) || engine::number(neighbour.work) >= works) continue;
        const double share = weight * (static_cast<double>(neighbour.score) - floor) / total;
        votes.push_back(
            {seed, neighbour.work, static_cast<float>(share * recency.of(neighbour.work)), neighbour.score});
    }
}

void add_votes(const engine::Generation& generation, const std::vector<SeedWork>& works, const SeedSet& seeds,
               const Recency& recency, std::vector<Vote>& votes) {
    std::uint32_t seed = 0;
    for (const SeedWork& work : works)
        add_votes(generation.neighbours().of(work.work), seed++, work.weight, seeds, recency,
                  generation.graph().works(), votes);
}

/// For seeds whose neighbours are nearly all seeds: what is closest to the middle of them, each vote that of
/// the seed work closest to it.
void add_votes_of_the_middle(const engine::Generation& generation, const SeedSet& seeds,
                             const Recency& recency, std::vector<Vote>& votes) {
    const auto near = match::nearest_works(generation, middle_of(generation, seeds), ranking::text_neighbours,
                                           [&](engine::WorkId work) { return !seeds.has(work); });
    std::vector<Vote> more;
    add_votes(near, 0, 1, seeds, recency, generation.graph().works(), more);
    std::set<engine::WorkId> voted;
    for (const Vote& vote : votes) voted.insert(vote.found);
    for (Vote& vote : more) {
        if (voted.contains(vote.found)) continue;
        if (const auto seed = closest_seed(generation, seeds, vote.found)) vote.seed = *seed;
        votes.push_back(vote);
    }
    std::ranges::stable_sort(votes, {}, &Vote::seed);
}

/// True when most neighbours of the seeds are seeds themselves, and few are left to vote.
bool among_themselves(const engine::Generation& generation, const SeedSet& seeds, std::size_t votes) {
    if (votes >= ranking::few_votes) return false;
    std::size_t neighbours = 0;
    for (const SeedWork& seed : seeds.works) neighbours += generation.neighbours().of(seed.work).size();
    return neighbours >= votes + ranking::few_votes;
}

}  // namespace

std::vector<Vote> votes_of(const engine::Generation& generation, const SeedSet& seeds,
                           std::optional<double> half_life) {
    const Recency recency(generation, half_life);
    std::vector<Vote> votes;
    add_votes(generation, seeds.works, seeds, recency, votes);
    if (among_themselves(generation, seeds, votes.size()))
        add_votes_of_the_middle(generation, seeds, recency, votes);
    if (seeds.text) {
        const auto near = match::nearest_works(generation, *seeds.text, ranking::text_neighbours,
                                               [&](engine::WorkId work) { return !seeds.has(work); });
        add_votes(near, static_cast<std::uint32_t>(seeds.works.size()), 1, seeds, recency,
                  generation.graph().works(), votes);
    }
    return votes;
}

std::vector<Vote> negative_votes_of(const engine::Generation& generation, const SeedSet& seeds) {
    std::vector<Vote> votes;
    add_votes(generation, seeds.negative, seeds, Recency(generation, std::nullopt), votes);
    return votes;
}

}  // namespace kindred::queries::recommend
