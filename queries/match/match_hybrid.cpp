#include "queries/match/match_hybrid.hpp"

#include "queries/match/document_set.hpp"
#include "queries/ranking.hpp"
#include "queries/recommend/text_point.hpp"

#include <algorithm>

namespace kindred::queries {

namespace {

/// True when a work need not have the words to match.
bool may_lack_words(const WorkQuery& query) {
    return query.strategy != MatchingStrategy::all && query.fields == FieldSet::all() && !query.text.tree &&
           query.terms.phrases.empty() && query.text.excluded.empty();
}

/// Works close to the text that the words did not find, best first.
std::vector<ScoredDocument> others(const engine::Generation& generation, const TextPoint& point,
                                   const std::vector<std::uint32_t>& matches, const MatchWanted& wanted) {
    DocumentSet known(generation.manifest().works);
    for (const std::uint32_t document : matches) known.add(document);
    std::vector<ScoredDocument> found;
    for (const engine::Neighbour& near : nearest_works(generation, point, ranking::hybrid_candidates)) {
        const std::uint32_t document = engine::number(near.work);
        if (!known.has(document) && (!wanted.accept || wanted.accept(document)))
            found.push_back({document, 0});
    }
    return found;
}

}  // namespace

MatchList match_hybrid(engine::Reader& reader, const WorkQuery& query, std::string_view text, double ratio,
                       const MatchWanted& wanted) {
    const engine::Generation& generation = reader.generation();
    MatchWanted by_words = wanted;
    by_words.all = true;
    by_words.threshold = 0;
    by_words.best = std::max(wanted.best, ranking::hybrid_candidates);
    MatchList list = match_works(reader, query, by_words);
    const TextPoint point = TextPoint::of(reader, text);
    const double top = list.ranked.empty() ? 0 : list.ranked.front().score;
    // The rest of the ranking by words keeps its order behind what is mixed.
    const auto mixed =
        static_cast<std::ptrdiff_t>(std::min<std::size_t>(list.ranked.size(), ranking::hybrid_candidates));
    std::vector<ScoredDocument> rest(list.ranked.begin() + mixed, list.ranked.end());
    list.ranked.resize(static_cast<std::size_t>(mixed));
    if (may_lack_words(query)) {
        for (const ScoredDocument& other : others(generation, point, list.all, wanted)) {
            list.ranked.push_back(other);
            list.all.push_back(other.document);
        }
    }
    const auto latent = [&](const ScoredDocument& one) {
        return std::max(0.0, generation.latent().cosine(engine::WorkId{one.document}, point.latent));
    };
    double closest = 0;
    for (const ScoredDocument& one : list.ranked) closest = std::max(closest, latent(one));
    for (ScoredDocument& one : list.ranked) {
        one.score =
            (top > 0 ? (1 - ratio) * one.score / top : 0) + (closest > 0 ? ratio * latent(one) / closest : 0);
    }
    std::sort(list.ranked.begin(), list.ranked.end(), [](const ScoredDocument& a, const ScoredDocument& b) {
        return a.score != b.score ? a.score > b.score : a.document < b.document;
    });
    const double last = list.ranked.empty() ? 0 : list.ranked.back().score;
    for (const ScoredDocument& one : rest) list.ranked.push_back({one.document, std::min(last, one.score)});
    if (wanted.threshold > 0) {
        std::erase_if(list.ranked, [&](const ScoredDocument& one) { return one.score < wanted.threshold; });
        list.all.clear();
        for (const ScoredDocument& one : list.ranked) list.all.push_back(one.document);
    }
    list.total = static_cast<std::uint32_t>(list.all.size());
    if (list.ranked.size() > wanted.best) list.ranked.resize(wanted.best);
    if (!wanted.all) list.all.clear();
    return list;
}

}  // namespace kindred::queries
