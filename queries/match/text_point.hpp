#pragma once
#include "engine/generation/generation.hpp"
#include "engine/likeness/likeness.hpp"
#include "engine/likeness/neighbours.hpp"

#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace kindred::queries::match {

/// A text is read up to this many bytes.
inline constexpr std::size_t max_seed_text_bytes = std::size_t{64} << 10;

/// Says which works may be found; empty takes all.
using Accept = std::function<bool(engine::WorkId)>;

/// Where a text stands among the works: its words and its latent vector.
struct TextPoint {
    engine::likeness::TextVector words;
    std::vector<float> latent;  ///< of length 1, or empty when nothing is known

    /// The place of a free text. Where vectors came with the works it is the middle of the works closest by
    /// words. Cost: analysis, and with such vectors one search.
    static TextPoint of(engine::Reader& reader, std::string_view text);
    /// The place of a work.
    static TextPoint of(const engine::Generation& generation, engine::WorkId work);
};

/// Divides the numbers of `vector`, or what `number` gives of its members, so that their squares are 1
/// together. False when all are 0, and nothing is done.
template <typename Vector, typename Number = std::identity>
bool make_unit(Vector& vector, Number number = {}) {
    double squares = 0;
    for (auto& member : vector) {
        const auto x = static_cast<double>(std::invoke(number, member));
        squares += x * x;
    }
    if (squares == 0) return false;
    const auto length = static_cast<float>(std::sqrt(squares));
    for (auto& member : vector) std::invoke(number, member) /= length;
    return true;
}

/// The sum of the latent vectors of `works`, of length 1; empty when that is 0.
std::vector<float> latent_middle(const engine::likeness::Latent& latent,
                                 std::span<const engine::WorkId> works);

/// The `count` works closest to a text, best first, ties by number, of those that `accept` takes. Found by
/// the weightiest words through the postings and by the neighbours of what they find, then scored exactly.
/// Cost: some milliseconds.
std::vector<engine::likeness::Neighbour> nearest_works(const engine::Generation& generation,
                                                       const TextPoint& text, std::size_t count,
                                                       const Accept& accept = {});

}  // namespace kindred::queries::match
