#pragma once
#include "engine/generation.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/recommend/text_point.hpp"

#include <optional>
#include <vector>

namespace kindred::queries {

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
    std::optional<TextPoint> text;

    bool has(engine::WorkId work) const noexcept;
    bool has(engine::ResearcherId researcher) const noexcept;
};

/// Looks up the seeds and analyses the text. Throws UnknownIds.
SeedSet find_seeds(engine::Reader& reader, const Seeds& seeds);

/// Looks up ids of researchers, of works. Each once, in the order given. Throws UnknownIds with `field`.
std::vector<engine::ResearcherId> find_researchers(engine::Reader& reader,
                                                   const std::vector<std::string>& ids, const char* field);
std::vector<engine::WorkId> find_works(engine::Reader& reader, const std::vector<std::string>& ids,
                                       const char* field);

}  // namespace kindred::queries
