#include "queries/recommend/votes.hpp"

#include "queries/ranking.hpp"

#include <cmath>

namespace kindred::queries {

namespace {

/// What the age of a work leaves of its vote.
class Recency {
 public:
    Recency(const engine::Generation& generation, std::optional<double> half_life) {
        if (!half_life) return;
        years_ = generation.work_columns().find("year");
        if (years_ == nullptr || years_->value_count() == 0) return;
        latest_ = years_->number_of(years_->value_count() - 1);
        half_life_ = *half_life;
    }
    /// Works without a year count as one half-life old.
    double of(engine::WorkId work) const noexcept {
        if (half_life_ == 0) return 1;
        const double year = years_->number(engine::number(work));
        return std::isnan(year) ? 0.5 : std::exp2((year - latest_) / half_life_);
    }

 private:
    const engine::Column* years_ = nullptr;
    double latest_ = 0;
    double half_life_ = 0;  ///< 0: age does not matter
};

/// The neighbours of one seed share out its weight by how much closer they are than the farthest.
template <typename Neighbours>
void add_votes(const Neighbours& near, std::uint32_t seed, double weight, const SeedSet& seeds,
               const Recency& recency, std::uint32_t works, std::vector<Vote>& votes) {
    if (near.empty()) return;
    const double floor = ranking::vote_floor * static_cast<double>(near[near.size() - 1].score);
    double total = 0;
    for (const engine::Neighbour neighbour : near) total += static_cast<double>(neighbour.score) - floor;
    for (const engine::Neighbour neighbour : near) {
        // Whoever adds votes up counts on numbers that exist; those of an unchecked file may not.
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

}  // namespace

std::vector<Vote> votes_of(const engine::Generation& generation, const SeedSet& seeds,
                           std::optional<double> half_life) {
    const Recency recency(generation, half_life);
    std::vector<Vote> votes;
    add_votes(generation, seeds.works, seeds, recency, votes);
    if (seeds.text) {
        const auto near = nearest_works(generation, *seeds.text, ranking::text_neighbours);
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

}  // namespace kindred::queries
