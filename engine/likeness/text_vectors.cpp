#include "engine/likeness/text_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kindred::engine::likeness {

namespace {

constexpr std::string_view weights_kind = "weights";

/// Makes counts weights: saturated, times the weight of the stem. Returns the sum of their squares.
template <typename WeightOf>
double weigh(TextVector& counts, WeightOf&& weight_of) {
    double squares = 0;
    for (WeightedStem& stem : counts) {
        stem.weight = likeness::saturated(stem.weight) * weight_of(stem.stem);
        squares += static_cast<double>(stem.weight) * static_cast<double>(stem.weight);
    }
    return squares;
}

}  // namespace

void write_text_weights(const std::filesystem::path& path, const data::Forward& forward,
                        const data::Lexicon& lexicon) {
    std::vector<float> stems(lexicon.size());
    for (std::uint32_t i = 0; i < stems.size(); ++i) {
        if (lexicon.stop(StemId{i})) continue;
        const double idf =
            std::log(1 + static_cast<double>(forward.size()) / (1.0 + lexicon.document_frequency(StemId{i})));
        stems[i] = static_cast<float>(std::pow(idf, likeness::idf_power));
    }
    std::vector<float> norms(forward.size());
    std::vector<double> squares(stems.size());
    for (std::uint32_t work = 0; work < forward.size(); ++work) {
        TextVector text = stem_counts(forward, lexicon, WorkId{work});
        const double sum = weigh(text, [&](StemId stem) { return stems[number(stem)]; });
        norms[work] = static_cast<float>(std::sqrt(sum));
        for (const WeightedStem& stem : text) {
            const double square = static_cast<double>(stem.weight) * static_cast<double>(stem.weight);
            if (sum > 0) squares[number(stem.stem)] += square / sum / forward.size();
        }
    }
    frame::FlatFileWriter out(path, weights_kind);
    out.section("stems", stems);
    out.section("squares", std::vector<float>(squares.begin(), squares.end()));
    out.section("norms", norms);
    out.finish();
}

TextWeights::TextWeights(const std::filesystem::path& path)
    : file_(path, weights_kind),
      stems_(file_.section<float>("stems")),
      squares_(file_.section<float>("squares")),
      norms_(file_.section<float>("norms")) {
    if (stems_.size() != squares_.size()) file_.damaged("the weights of its stems do not fit each other");
}

double TextWeights::spread(std::span<const WeightedStem> text) const noexcept {
    double sum = 0;
    for (const WeightedStem& stem : text) {
        if (number(stem.stem) >= squares_.size()) continue;
        sum += static_cast<double>(stem.weight) * static_cast<double>(stem.weight) *
               static_cast<double>(squares_[number(stem.stem)]);
    }
    return std::sqrt(sum);
}

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
    const double squares = weigh(counts, [&](StemId stem) { return weights_.weight(stem); });
    const auto factor = static_cast<float>(squares > 0 ? 1 / std::sqrt(squares) : 0);
    for (WeightedStem& stem : counts) stem.weight *= factor;
    return counts;
}

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
