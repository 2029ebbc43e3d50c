#pragma once
#include "engine/generation/generation.hpp"
#include "engine/likeness/text_vectors.hpp"
#include "queries/base/scored_document.hpp"
#include "queries/recommend/seed_set.hpp"

#include <optional>
#include <span>
#include <vector>

namespace kindred::queries::recommend {

/// The middle of the seeds, less `ranking::negative_share` of the middle of the negative ones; nothing for
/// seeds that are all negative.
match::TextPoint middle_of(const engine::Generation& generation, const SeedSet& seeds);

/// What the age of a work leaves of what it says: half for every `half_life` years that it is older than the
/// latest year of the generation; all of it without a half-life or where no work has a year. The generation
/// must outlive it.
class Recency {
 public:
    Recency(const engine::Generation& generation, std::optional<double> half_life);

    /// Over 0, to 1. Works without a year count as one half-life old. Cost: a look-up.
    double of(engine::WorkId work) const noexcept;

 private:
    const engine::data::Column* years_ = nullptr;
    double latest_ = 0;
    double half_life_ = 0;  ///< 0: age does not matter
};

/// How much of a text, or of what some seeds are about, works and researchers know. Belongs to one thread;
/// the generation must outlive it.
class Affinity {
 public:
    /// With `half_life` works say less the older they are (`Recency`).
    Affinity(const engine::Generation& generation, match::TextPoint text,
             std::optional<double> half_life = std::nullopt);

    /// The likeness of a work in spreads of the collection over `ranking::affinity_scale`: comparable between
    /// texts, never negative. Cost: about 0.3 us for a work with an abstract.
    double of(engine::WorkId work) const;
    /// The sum over the works of `researcher`, the best first, each counting `ranking::affinity_decay` of the
    /// one before, so that it is at most that of the best. Works that are `left_out` do not count.
    /// Comparable between texts and between researchers; 0 without works.
    double of(engine::ResearcherId researcher, const SeedSet* left_out = nullptr) const;
    /// How close a work is, 0 to 1 as neighbours are; its age does not matter.
    double closeness(engine::WorkId work) const;
    /// The `count` of `works` that are closest, best first, with their closeness, without those `left_out`.
    std::vector<ScoredDocument> closest(std::span<const engine::WorkId> works, const SeedSet& left_out,
                                        std::size_t count) const;

 private:
    const engine::Generation& generation_;
    match::TextPoint text_;
    engine::likeness::TextComparison words_;
    double sparse_factor_;
    double latent_factor_;
    Recency recency_;
};

}  // namespace kindred::queries::recommend
