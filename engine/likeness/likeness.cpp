#include "engine/likeness/likeness.hpp"

#include <algorithm>
#include <cmath>

namespace kindred::engine::likeness {

double shared(std::span<const WeightedStem> a, std::span<const WeightedStem> b) noexcept {
    double sum = 0;
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
        if (i->stem == j->stem) {
            sum += static_cast<double>(i++->weight) * static_cast<double>(j++->weight);
        } else {
            ++(i->stem < j->stem ? i : j);
        }
    }
    return sum;
}

void settle(TextVector& counts) {
    std::ranges::sort(counts, {}, &WeightedStem::stem);
    std::size_t kept = 0;
    for (const WeightedStem& count : counts) {
        if (kept > 0 && counts[kept - 1].stem == count.stem) {
            counts[kept - 1].weight += count.weight;
        } else {
            counts[kept++] = count;
        }
    }
    counts.resize(kept);
}

TextVector stem_counts(const data::Forward& forward, const data::Lexicon& lexicon, WorkId work) {
    TextVector counts;
    forward.scan(work, [&](data::TextField field, std::uint32_t, WordId word) {
        if (field != data::TextField::title && field != data::TextField::abstract) return;
        const StemId stem = lexicon.stem_of(word);
        if (number(stem) >= lexicon.size() || lexicon.stop(stem)) return;
        counts.push_back({stem, field == data::TextField::title ? likeness::title_weight : 1.0F});
    });
    settle(counts);
    return counts;
}

double Spreads::likeness(double sparse_cosine, double latent_cosine) const noexcept {
    const double sparse_weight = sparse > 0 ? likeness::sparse_share / sparse : 0;
    const double latent_weight = latent > 0 ? likeness::latent_share / latent : 0;
    const double both = sparse_weight + latent_weight;
    if (!(both > 0)) return std::clamp(sparse_cosine, 0.0, 1.0);
    return std::clamp((sparse_weight * sparse_cosine + latent_weight * latent_cosine) / both, 0.0, 1.0);
}

}  // namespace kindred::engine::likeness
