#include "queries/match/text_point.hpp"

#include "engine/likeness/text_comparison.hpp"
#include "queries/base/ranking.hpp"
#include "queries/match/accumulators.hpp"

#include <algorithm>
#include <cmath>

namespace kindred::queries::match {

namespace {

/// Works that share a text's place by words are asked for their neighbours: so many of them.
constexpr std::size_t asked_for_neighbours = 10;
/// Works whose middle is the latent place of a text when there is no projection.
constexpr std::size_t middle_works = 10;

bool closer(const engine::likeness::Neighbour& a, const engine::likeness::Neighbour& b) {
    return a.score != b.score ? a.score > b.score : a.work < b.work;
}

void keep_closest(std::vector<engine::likeness::Neighbour>& works, std::size_t count) {
    const std::size_t kept = std::min(works.size(), count);
    std::partial_sort(works.begin(), works.begin() + static_cast<std::ptrdiff_t>(kept), works.end(), closer);
    works.resize(kept);
}

/// The works with the highest sums of weights over the weightiest stems of `text`.
std::vector<engine::likeness::Neighbour> by_words(const engine::Generation& generation,
                                                  engine::likeness::TextVector text,
                                                  const Accept& accept = {}) {
    const std::size_t terms = std::min(text.size(), ranking::text_terms);
    std::partial_sort(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(terms), text.end(),
                      [](const engine::likeness::WeightedStem& a, const engine::likeness::WeightedStem& b) {
                          return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
                      });
    thread_local Accumulators sums;
    sums.start(generation.postings().works(), static_cast<std::uint32_t>(terms));
    for (std::uint32_t term = 0; term < terms; ++term) {
        const float weight = text[term].weight * generation.text_weights().weight(text[term].stem);
        generation.postings().visit(text[term].stem, [&](const engine::data::Posting& posting) {
            sums.add(engine::number(posting.work), term, false, weight * static_cast<float>(posting.impact));
        });
    }
    std::vector<engine::likeness::Neighbour> works;
    works.reserve(sums.documents().size());
    for (const std::uint32_t work : sums.documents()) {
        if (!accept || accept(engine::WorkId{work}))
            works.push_back({engine::WorkId{work}, sums[work].score});
    }
    keep_closest(works, ranking::text_candidates);
    return works;
}

/// Adds the neighbours of the first works of `works`; each work once then, ascending.
void add_neighbours(const engine::Generation& generation, std::vector<engine::likeness::Neighbour>& works) {
    const std::size_t asked = std::min(works.size(), asked_for_neighbours);
    for (std::size_t i = 0; i < asked; ++i) {
        for (const engine::likeness::Neighbour near : generation.neighbours().of(works[i].work))
            works.push_back(near);
    }
    std::sort(works.begin(), works.end(), [](auto& a, auto& b) { return a.work < b.work; });
    works.erase(std::unique(works.begin(), works.end(), [](auto& a, auto& b) { return a.work == b.work; }),
                works.end());
}

}  // namespace

std::vector<float> latent_middle(const engine::likeness::Latent& latent,
                                 std::span<const engine::WorkId> works) {
    std::vector<float> middle(latent.dimension());
    for (const engine::WorkId work : works) {
        const auto vector = latent.vector(work);
        const float scale = latent.scale(work);
        for (std::size_t i = 0; i < std::min(vector.size(), middle.size()); ++i)
            middle[i] += scale * static_cast<float>(vector[i]);
    }
    double squares = 0;
    for (const float x : middle) squares += static_cast<double>(x) * static_cast<double>(x);
    if (squares == 0) return {};
    for (float& x : middle) x /= static_cast<float>(std::sqrt(squares));
    return middle;
}

TextPoint TextPoint::of(engine::Reader& reader, std::string_view text) {
    const engine::Generation& generation = reader.generation();
    TextPoint point;
    point.words = generation.texts().vector_of(
        reader.analyser().analyse(text.substr(0, std::min(text.size(), max_seed_text_bytes))));
    point.latent = generation.latent().project(point.words);
    if (generation.latent().own()) {
        auto near = by_words(generation, point.words);
        keep_closest(near, middle_works);
        std::vector<engine::WorkId> works;
        for (const engine::likeness::Neighbour& one : near) works.push_back(one.work);
        point.latent = latent_middle(generation.latent(), works);
    }
    return point;
}

TextPoint TextPoint::of(const engine::Generation& generation, engine::WorkId work) {
    TextPoint point;
    point.words = generation.texts().vector_of(work);
    point.latent = latent_middle(generation.latent(), {&work, 1});
    return point;
}

std::vector<engine::likeness::Neighbour> nearest_works(const engine::Generation& generation,
                                                       const TextPoint& text, std::size_t count,
                                                       const Accept& accept) {
    auto works = by_words(generation, text.words, accept);
    add_neighbours(generation, works);
    if (accept)
        std::erase_if(works, [&](const engine::likeness::Neighbour& near) { return !accept(near.work); });
    const engine::likeness::TextComparison words(generation.forward(), generation.lexicon(),
                                                 generation.text_weights(), text.words);
    for (engine::likeness::Neighbour& near : works) {
        near.score = static_cast<float>(generation.neighbours().likeness(
            words.cosine(near.work), generation.latent().cosine(near.work, text.latent)));
    }
    std::erase_if(works, [](const engine::likeness::Neighbour& near) { return !(near.score > 0); });
    keep_closest(works, count);
    return works;
}

}  // namespace kindred::queries::match
