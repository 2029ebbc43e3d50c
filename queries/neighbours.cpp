#include "queries/neighbours.hpp"

#include "queries/ranking.hpp"

#include <algorithm>
#include <cmath>

namespace kindred::queries {

namespace {

void normalise(TextVector& text) {
    double squares = 0;
    for (const WeightedStem& s : text)
        squares += static_cast<double>(s.weight) * static_cast<double>(s.weight);
    if (squares == 0) return;
    const auto factor = static_cast<float>(1 / std::sqrt(squares));
    for (WeightedStem& s : text) s.weight *= factor;
}

/// The heaviest stems as a query for any of them; the exact weights come after it.
engine::Query query_of(const engine::Lexicon& lexicon, TextVector text) {
    const std::size_t terms = std::min(text.size(), ranking::neighbour_terms);
    const auto heavier = [](const WeightedStem& a, const WeightedStem& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
    };
    std::partial_sort(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(terms), text.end(), heavier);
    std::vector<engine::Query> any;
    for (std::size_t i = 0; i < terms; ++i)
        any.push_back(engine::Query::of_term(std::string(lexicon.stem(text[i].stem))));
    return engine::Query::of(engine::Query::Op::any, std::move(any));
}

}  // namespace

Neighbours::Neighbours(engine::Reader& reader)
    : reader_(reader), dense_(reader.generation().lexicon().size(), 0.0F) {}

double Neighbours::idf(engine::StemId stem) const {
    const double works = reader_.generation().manifest().works;
    const double with_stem = reader_.generation().lexicon().document_frequency(stem);
    return std::log(1 + works / (1 + with_stem));
}

TextVector Neighbours::vector_of(engine::WorkId work) {
    const engine::Lexicon& lexicon = reader_.generation().lexicon();
    reader_.generation().forward().read(work, text_);
    TextVector text;
    const auto add = [&](engine::TextField field, float weight) {
        for (const engine::WordId word : text_[field]) {
            const engine::StemId stem = lexicon.stem_of(word);
            if (engine::number(stem) < lexicon.size() && !lexicon.stop(stem)) text.push_back({stem, weight});
        }
    };
    add(engine::TextField::title, ranking::neighbour_title_weight);
    add(engine::TextField::abstract, 1.0F);
    std::sort(text.begin(), text.end(),
              [](const WeightedStem& a, const WeightedStem& b) { return a.stem < b.stem; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < text.size();) {
        const engine::StemId stem = text[i].stem;
        float tf = 0;
        for (; i < text.size() && text[i].stem == stem; ++i) tf += text[i].weight;
        constexpr float k = ranking::neighbour_saturation;
        text[kept++] = {stem, tf * (k + 1) / (tf + k) * static_cast<float>(std::sqrt(idf(stem)))};
    }
    text.resize(kept);
    normalise(text);
    return text;
}

std::vector<Neighbour> Neighbours::nearest(engine::WorkId work, std::size_t count) {
    auto found = nearest(vector_of(work), count + 1);
    std::erase_if(found, [&](const Neighbour& n) { return n.work == work; });
    if (found.size() > count) found.resize(count);
    return found;
}

std::vector<Neighbour> Neighbours::nearest(const TextVector& text, std::size_t count) {
    if (text.empty()) return {};
    const auto candidates = reader_.works().match(query_of(reader_.generation().lexicon(), text), 0,
                                                  ranking::neighbour_candidates, ranking::works);
    for (const WeightedStem& s : text) dense_[engine::number(s.stem)] = s.weight;
    std::vector<Neighbour> found;
    for (const engine::Match& candidate : candidates.matches) {
        const engine::WorkId work{candidate.document};
        float score = 0;
        for (const WeightedStem& s : vector_of(work)) score += s.weight * dense_[engine::number(s.stem)];
        if (score > 0) found.push_back({work, std::min(score, 1.0F)});
    }
    for (const WeightedStem& s : text) dense_[engine::number(s.stem)] = 0;
    std::sort(found.begin(), found.end(), [](const Neighbour& a, const Neighbour& b) {
        return a.score != b.score ? a.score > b.score : a.work < b.work;
    });
    if (found.size() > count) found.resize(count);
    return found;
}

}  // namespace kindred::queries
