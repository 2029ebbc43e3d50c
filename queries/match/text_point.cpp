#include "queries/match/text_point.hpp"

#include "engine/likeness/text_vectors.hpp"
#include "queries/base/ranking.hpp"
#include "queries/base/scored_document.hpp"
#include "queries/match/accumulators.hpp"

#include <algorithm>
#include <utility>

namespace kindred::queries::match {

using engine::likeness::Neighbour;

namespace {

/// The works with the highest sums of weights over the weightiest stems of `text`.
std::vector<ScoredDocument> by_words(const engine::Generation& generation, engine::likeness::TextVector text,
                                     std::size_t count, const Accept& accept = {}) {
    const std::size_t terms = std::min(text.size(), ranking::text_terms);
    std::ranges::partial_sort(text, text.begin() + static_cast<std::ptrdiff_t>(terms), {},
                              [](const auto& one) { return std::pair(-one.weight, one.stem); });
    thread_local Accumulators sums;
    sums.start(generation.postings().works(), static_cast<std::uint32_t>(terms));
    for (std::uint32_t term = 0; term < terms; ++term) {
        const float weight = text[term].weight * generation.text_weights().weight(text[term].stem);
        generation.postings().visit(text[term].stem, [&](const engine::data::Posting& posting) {
            sums.add(engine::number(posting.work), term, false, weight * static_cast<float>(posting.impact));
        });
    }
    TopK best(count);
    for (const std::uint32_t work : sums.documents())
        if (!accept || accept(engine::WorkId{work})) best.add({work, sums[work].score});
    return best.take();
}

/// Adds the neighbours of the first works of `works`; each work once then, ascending.
void add_neighbours(const engine::Generation& generation, std::vector<ScoredDocument>& works) {
    const std::size_t asked = std::min(works.size(), ranking::asked_for_neighbours);
    for (std::size_t i = 0; i < asked; ++i) {
        for (const Neighbour near : generation.neighbours().of(engine::WorkId{works[i].document}))
            works.push_back({engine::number(near.work), 0});
    }
    std::ranges::sort(works, {}, &ScoredDocument::document);
    const auto same = [](const ScoredDocument& a, const ScoredDocument& b) {
        return a.document == b.document;
    };
    works.erase(std::unique(works.begin(), works.end(), same), works.end());
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
    if (!make_unit(middle)) middle.clear();
    return middle;
}

TextPoint TextPoint::of(engine::Reader& reader, std::string_view text) {
    const engine::Generation& generation = reader.generation();
    TextPoint point;
    point.words = generation.texts().vector_of(
        reader.analyser().analyse(text.substr(0, std::min(text.size(), max_seed_text_bytes))));
    point.latent = generation.latent().project(point.words);
    if (generation.latent().own()) {
        std::vector<engine::WorkId> works;
        for (const ScoredDocument& near : by_words(generation, point.words, ranking::middle_works))
            works.push_back(engine::WorkId{near.document});
        point.latent = latent_middle(generation.latent(), works);
    }
    return point;
}

TextPoint TextPoint::of(const engine::Generation& generation, engine::WorkId work) {
    return {generation.texts().vector_of(work), latent_middle(generation.latent(), {&work, 1})};
}

std::vector<Neighbour> nearest_works(const engine::Generation& generation, const TextPoint& text,
                                     std::size_t count, const Accept& accept) {
    auto works = by_words(generation, text.words, ranking::text_candidates, accept);
    add_neighbours(generation, works);
    const engine::likeness::TextComparison words(generation.forward(), generation.lexicon(),
                                                 generation.text_weights(), text.words);
    TopK closest(count);
    for (const ScoredDocument& near : works) {
        const engine::WorkId work{near.document};
        if (accept && !accept(work)) continue;
        const auto score = static_cast<float>(generation.neighbours().spreads().likeness(
            words.cosine(work), generation.latent().cosine(work, text.latent)));
        if (score > 0) closest.add({near.document, score});
    }
    std::vector<Neighbour> nearest;
    for (const ScoredDocument& near : closest.take())
        nearest.push_back({engine::WorkId{near.document}, static_cast<float>(near.score)});
    return nearest;
}

}  // namespace kindred::queries::match
