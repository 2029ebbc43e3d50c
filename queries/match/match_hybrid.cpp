#include "queries/match/match_hybrid.hpp"

#include "queries/base/ranking.hpp"
#include "queries/match/document_set.hpp"
#include "queries/match/text_point.hpp"

#include <algorithm>
#include <limits>

namespace kindred::queries::match {

namespace {

/// True when a work need not have the words to match.
bool may_lack_words(const WorkQuery& query) {
    return query.strategy != MatchingStrategy::all && query.fields == FieldSet::all() && !query.text.tree &&
           query.terms.phrases.empty() && query.text.excluded.empty();
}

/// From the least to the greatest of some numbers.
class Range {
 public:
    void add(double number) {
        least_ = std::min(least_, number);
        greatest_ = std::max(greatest_, number);
    }
    /// Where `number` stands in between: 0 for the least and what is below it, 1 for the greatest, also of
    /// one number alone.
    double share(double number) const {
        if (greatest_ > least_) return std::max(0.0, (number - least_) / (greatest_ - least_));
        return number >= greatest_ ? 1 : 0;
    }

 private:
    double least_ = std::numeric_limits<double>::infinity();
    double greatest_ = -std::numeric_limits<double>::infinity();
};

/// Works close to the text that the words did not find, best first.
std::vector<ScoredDocument> others(const engine::Generation& generation, const TextPoint& point,
                                   const std::vector<std::uint32_t>& matches, const MatchWanted& wanted) {
    DocumentSet known(generation.manifest().works);
    for (const std::uint32_t document : matches) known.add(document);
    std::vector<ScoredDocument> found;
    for (const engine::likeness::Neighbour& near :
         nearest_works(generation, point, ranking::hybrid_candidates)) {
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
        return generation.latent().cosine(engine::WorkId{one.document}, point.latent);
    };
    Range words;
    Range cosines;
    for (std::size_t i = 0; i < list.ranked.size(); ++i) {
        if (i < static_cast<std::size_t>(mixed)) words.add(list.ranked[i].score);
        cosines.add(latent(list.ranked[i]));
    }
    for (ScoredDocument& one : list.ranked)
        one.score = (1 - ratio) * words.share(one.score) + ratio * cosines.share(latent(one));
    std::ranges::sort(list.ranked, better);
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

}  // namespace kindred::queries::match
