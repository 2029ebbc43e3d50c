#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/text_point.hpp"
#include "queries/recommend/recommend.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kindred::queries::recommend {

/// A work to recommend for and how much it counts: the works of a researcher share a weight of 1.
struct SeedWork {
    engine::WorkId work;
    double weight;
};

/// The seeds of a request in the numbers of one generation.
struct SeedSet {
    std::vector<SeedWork> works;  ///< ascending, each once
    std::vector<SeedWork> negative;
    std::vector<engine::ResearcherId> researchers;  ///< in the order of the request, each once
    std::vector<engine::ResearcherId> negative_researchers;
    std::optional<match::TextPoint> text;

    bool has(engine::WorkId work) const noexcept;
    /// The seed at `place` of `works`; none for the text, which has the next place.
    std::optional<engine::WorkId> work_at(std::size_t place) const noexcept {
        return place < works.size() ? std::optional(works[place].work) : std::nullopt;
    }
    /// False for researchers of which nothing is known but their name, and without works or text.
    bool has_content() const noexcept { return !works.empty() || text.has_value(); }
};

/// Looks up the seeds and analyses the text. Throws UnknownIds.
SeedSet find_seeds(engine::Reader& reader, const Seeds& seeds);

/// The place in `seeds.works` of the seed whose latent vector is closest to that of `work`; none when the
/// text of the seeds is closer, or there is no seed work.
std::optional<std::uint32_t> closest_seed(const engine::Generation& generation, const SeedSet& seeds,
                                          engine::WorkId work);

/// Looks up ids of works (`Id` is a WorkId) or researchers (a ResearcherId). Each once, in the order given.
/// Throws UnknownIds with `field`.
template <typename Id>
std::vector<Id> find_all(engine::Reader& reader, const std::vector<std::string>& ids, const char* field);

}  // namespace kindred::queries::recommend
