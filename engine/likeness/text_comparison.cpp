#include "engine/likeness/text_comparison.hpp"

#include <algorithm>

namespace kindred::engine::likeness {

TextComparison::TextComparison(const data::Forward& forward, const data::Lexicon& lexicon,
                               const TextWeights& weights, std::span<const WeightedStem> text)
    : forward_(forward), weights_(weights), slots_(lexicon.words() + 1), products_(1) {
    constexpr std::size_t max_slots = 0xFFFF;
    for (const WeightedStem& stem : text.first(std::min(text.size(), max_slots))) {
        const auto slot = static_cast<std::uint16_t>(products_.size());
        products_.push_back(stem.weight * weights.weight(stem.stem));
        for (const WordId word : lexicon.words_of(stem.stem))
            if (number(word) < slots_.size()) slots_[number(word)] = slot;
    }
    counts_.resize(products_.size());
}

double TextComparison::cosine(WorkId work) const {
    const float norm = weights_.norm(work);
    if (!(norm > 0)) return 0;
    seen_.clear();
    forward_.scan(work, [&](data::TextField field, std::uint32_t, WordId word) {
        if (field != data::TextField::title && field != data::TextField::abstract) return;
        const std::uint16_t slot = number(word) < slots_.size() ? slots_[number(word)] : 0;
        if (slot == 0) return;
        if (counts_[slot] == 0) seen_.push_back(slot);
        counts_[slot] += field == data::TextField::title ? likeness::title_weight : 1.0F;
    });
    float sum = 0;
    for (const std::uint16_t slot : seen_) {
        sum += products_[slot] * likeness::saturated(counts_[slot]);
        counts_[slot] = 0;
    }
    return static_cast<double>(sum / norm);
}

}  // namespace kindred::engine::likeness
