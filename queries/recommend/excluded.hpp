#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/recommend/seed_set.hpp"
#include "queries/recommend/signals.hpp"

#include <optional>
#include <vector>

namespace kindred::queries::recommend {

/// Who and what must not be recommended: the seeds, negative ones too, and what a request leaves out.
class Excluded {
 public:
    /// `exclusion.ids` are of `recommended`, works or researchers; those that it lacks exclude nothing.
    /// Unknown researchers in the other lists throw UnknownIds. `seeds` and the generation must outlive it.
    Excluded(engine::Reader& reader, const Exclusion& exclusion, Collection recommended,
             const SeedSet& seeds);

    bool has(engine::ResearcherId researcher) const noexcept;
    /// The seeds, works by seed researchers, works by excluded researchers.
    bool has(engine::WorkId work) const noexcept;

 private:
    /// Everybody who shares a work with one of `researchers`, of any number of authors.
    void add_coauthors(const engine::Generation& generation,
                       const std::vector<engine::ResearcherId>& researchers, std::optional<int> since_year);

    const SeedSet& seeds_;
    const engine::data::Graph& graph_;
    std::vector<engine::ResearcherId> researchers_;  ///< ascending
    std::vector<engine::WorkId> works_;              ///< ascending
    Overlap institutions_;
};

}  // namespace kindred::queries::recommend
