#pragma once
#include "engine/base/ids.hpp"
#include "engine/data/forward.hpp"
#include "engine/data/lexicon.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace kindred::engine::likeness {

/// What makes two texts alike: the constants. docs/ranking.md says how they were chosen. Works are compared
/// with them when an index is built, and texts when one is asked: after a change every index must be built
/// again.
/// Stems are weighted tf (k + 1) / (tf + k) idf^p, with idf = ln(1 + N / (1 + n)) for n of N works with the
/// stem: the saturation of BM25 on both sides of a product, and the idf one and a half times in it.
inline constexpr float saturation = 1.2F;
inline constexpr double idf_power = 0.75;
/// A word of the title counts as often as this many of the abstract.
inline constexpr float title_weight = 2.0F;
/// What shared words count against latent vectors; together 1.
inline constexpr double sparse_share = 0.6;
inline constexpr double latent_share = 0.4;
/// Dimensions of latent vectors; a small collection may have fewer.
inline constexpr std::uint32_t dimensions = 128;
/// Neighbours of a work that are kept.
inline constexpr std::size_t neighbours = 64;

/// What a stem counts that a text has `count` times.
constexpr float saturated(float count) noexcept {
    return count * (saturation + 1) / (count + saturation);
}

/// A stem of a text and its weight.
struct WeightedStem {
    StemId stem;
    float weight;
};
/// A text as a sparse vector: stems ascending, each once, of length 1 together. Empty for a text without a
/// known word.
using TextVector = std::vector<WeightedStem>;

/// Puts `counts` in order: stems ascending, each once with the sum of its weights.
void settle(TextVector& counts);

/// The cosine of two texts: 0 without a common stem, 1 for texts that differ in length at most. Cost: one
/// pass over both.
double shared(std::span<const WeightedStem> a, std::span<const WeightedStem> b) noexcept;

/// How often `work` has each stem, those of the title weighted up, stop words left out: stems ascending, each
/// once. Throws Error{corrupt_index} on damaged bytes.
TextVector stem_counts(const data::Forward& forward, const data::Lexicon& lexicon, WorkId work);

/// How much cosines differ between works that are close to each other, for both kinds of vectors of a
/// collection. Cosines of dense vectors lie closer together than those of sparse ones; divided by these they
/// can be added. 0 for a kind that the collection lacks.
struct Spreads {
    double sparse = 0;
    double latent = 0;

    /// How alike two texts are, from the cosines of their vectors: (sparse_share sparse_cosine / sparse +
    /// latent_share latent_cosine / latent), scaled so that two cosines of 1 make 1. From 0 to 1, comparable
    /// over the collection. Without any spread, as in a collection of one work, the cosine by words.
    double likeness(double sparse_cosine, double latent_cosine) const noexcept;
};

}  // namespace kindred::engine::likeness
