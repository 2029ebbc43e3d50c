#pragma once
#include "engine/generation.hpp"
#include "engine/text_comparison.hpp"
#include "queries/recommend/seed_set.hpp"

#include <vector>

namespace kindred::queries {

/// The middle of the seeds, less `ranking::negative_share` of the middle of the negative ones.
TextPoint middle_of(const engine::Generation& generation, const SeedSet& seeds);

/// How much of a text, or of what some seeds are about, works and researchers know. Belongs to one thread;
/// the generation must outlive it.
class Affinity {
 public:
    Affinity(const engine::Generation& generation, TextPoint text);
    /// Of `middle_of` the seeds.
    Affinity(const engine::Generation& generation, const SeedSet& seeds);

    const TextPoint& text() const noexcept { return text_; }
    /// The likeness of a work in spreads of the collection over `ranking::affinity_scale`: comparable between
    /// texts, never negative. Cost: about 0.3 us for a work with an abstract.
    double of(engine::WorkId work) const;
    /// The sum over the works of `researcher`, the best first, each counting `ranking::affinity_decay` of the
    /// one before, so that it is at most that of the best. Works that are `left_out` do not count.
    /// Comparable between texts and between researchers; 0 without works.
    double of(engine::ResearcherId researcher, const SeedSet* left_out = nullptr) const;
    /// The `count` works of `researcher` with the highest affinity, best first; their scores 0 to 1 as those
    /// of neighbours.
    std::vector<engine::Neighbour> best_works(engine::ResearcherId researcher, const SeedSet& left_out,
                                              std::size_t count) const;

 private:
    const engine::Generation& generation_;
    TextPoint text_;
    engine::TextComparison words_;
    double sparse_factor_;
    double latent_factor_;
};

}  // namespace kindred::queries
