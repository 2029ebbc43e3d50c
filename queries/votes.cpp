#include "queries/votes.hpp"

#include "queries/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace kindred::queries {

namespace {

/// Candidates by researcher, in order of first vote.
class Ballot {
 public:
    void add(engine::ResearcherId researcher, const WorkPair& pair) {
        const auto [at, fresh] = index_.try_emplace(engine::number(researcher), candidates_.size());
        if (fresh) candidates_.push_back({researcher, 0, {}});
        Candidate& candidate = candidates_[at->second];
        candidate.score += std::pow(static_cast<double>(pair.score), ranking::vote_power);
        keep(pair, candidate.pairs);
    }

    std::vector<Candidate> take() { return std::move(candidates_); }

 private:
    /// Keeps the closest pairs, one for each work of the candidate: three works say more than one thrice.
    static void keep(const WorkPair& pair, std::vector<WorkPair>& pairs) {
        const auto same = std::find_if(pairs.begin(), pairs.end(),
                                       [&](const WorkPair& p) { return p.found == pair.found; });
        if (same != pairs.end()) {
            if (same->score >= pair.score) return;
            pairs.erase(same);
        }
        const auto place =
            std::find_if(pairs.begin(), pairs.end(), [&](const WorkPair& p) { return p.score < pair.score; });
        pairs.insert(place, pair);
        if (pairs.size() > max_pairs) pairs.pop_back();
    }

    std::unordered_map<std::uint32_t, std::size_t> index_;
    std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<Candidate> vote(engine::Reader& reader, Neighbours& neighbours, engine::ResearcherId seed,
                            bool exclude_coauthors) {
    const engine::Graph& graph = reader.generation().graph();
    const auto own = graph.works_of(seed);
    const auto seed_works = own.last(std::min(own.size(), ranking::max_seed_works));
    Ballot ballot;
    for (const engine::WorkId work : seed_works) {
        for (const Neighbour& neighbour : neighbours.nearest(work, ranking::neighbours)) {
            if (std::binary_search(own.begin(), own.end(), neighbour.work)) continue;
            for (const engine::ResearcherId author : graph.authors(neighbour.work)) {
                ballot.add(author, {work, neighbour.work, neighbour.score});
            }
        }
    }
    std::vector<Candidate> candidates = ballot.take();
    std::erase_if(candidates, [&](const Candidate& c) {
        return c.researcher == seed || (exclude_coauthors && graph.coauthors(seed, c.researcher));
    });
    for (Candidate& candidate : candidates) {
        const auto works = static_cast<double>(graph.works_of(candidate.researcher).size());
        candidate.score /= std::sqrt(works + ranking::works_damping);
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.researcher < b.researcher;
    });
    return candidates;
}

}  // namespace kindred::queries
