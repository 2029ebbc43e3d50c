#pragma once
#include "engine/data/forward.hpp"
#include "engine/data/lexicon.hpp"
#include "engine/likeness/likeness.hpp"
#include "engine/likeness/text_weights.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace kindred::engine::likeness {

/// Compares one text with many works. Belongs to one thread; what it is made of must outlive it.
class TextComparison {
 public:
    /// `text` as TextVectors makes it, or a sum of such. Takes two bytes a word of the collection.
    TextComparison(const data::Forward& forward, const data::Lexicon& lexicon, const TextWeights& weights,
                   std::span<const WeightedStem> text);

    /// The cosine with the vector of `work`. Cost: one pass over its words, about two nanoseconds each.
    double cosine(WorkId work) const;

 private:
    const data::Forward& forward_;
    const TextWeights& weights_;
    std::vector<std::uint16_t> slots_;   ///< by word: its place in `products_`, 0 when the text lacks it
    std::vector<float> products_;        ///< weight in the text times weight of the stem
    mutable std::vector<float> counts_;  ///< by slot, of the work that is compared; all 0 between calls
    mutable std::vector<std::uint16_t> seen_;
};

}  // namespace kindred::engine::likeness
