#pragma once
#include "engine/generation.hpp"
#include "engine/likeness.hpp"
#include "engine/store/neighbours.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace kindred::queries {

struct SeedSet;

/// Where a text stands among the works: its words and its latent vector.
struct TextPoint {
    engine::TextVector words;
    std::vector<float> latent;  ///< of length 1, or empty when nothing is known

    /// The place of a free text. Where vectors came with the works it is the middle of the works closest by
    /// words. Cost: analysis, and with such vectors one search.
    static TextPoint of(engine::Reader& reader, std::string_view text);
    /// The place of a work.
    static TextPoint of(const engine::Generation& generation, engine::WorkId work);
};

/// The sum of the latent vectors of `works`, of length 1; empty when that is 0.
std::vector<float> latent_middle(const engine::Latent& latent, std::span<const engine::WorkId> works);

/// The `count` works closest to a text, best first, ties by number, without those of `left_out`. Found by the
/// weightiest words through the postings and by the neighbours of what they find, then scored exactly. Cost:
/// some milliseconds.
std::vector<engine::Neighbour> nearest_works(const engine::Generation& generation, const TextPoint& text,
                                             std::size_t count, const SeedSet* left_out = nullptr);

}  // namespace kindred::queries
