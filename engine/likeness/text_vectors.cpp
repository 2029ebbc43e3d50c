#include "engine/likeness/text_vectors.hpp"

#include <cmath>
#include <utility>

namespace kindred::engine::likeness {

TextVector TextVectors::vector_of(WorkId work) const {
    return weighted(stem_counts(forward_, lexicon_, work));
}

TextVector TextVectors::vector_of(std::span<const text::Token> words) const {
    TextVector counts;
    for (const text::Token& word : words) {
        if (word.stop) continue;
        const auto stem = lexicon_.find(word.stem);
        if (stem && !lexicon_.stop(*stem)) counts.push_back({*stem, 1.0F});
    }
    settle(counts);
    return weighted(std::move(counts));
}

TextVector TextVectors::weighted(TextVector counts) const {
    double squares = 0;
    for (WeightedStem& stem : counts) {
        stem.weight = likeness::saturated(stem.weight) * weights_.weight(stem.stem);
        squares += static_cast<double>(stem.weight) * static_cast<double>(stem.weight);
    }
    const auto factor = static_cast<float>(squares > 0 ? 1 / std::sqrt(squares) : 0);
    for (WeightedStem& stem : counts) stem.weight *= factor;
    return counts;
}

}  // namespace kindred::engine::likeness
