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
class Extent {
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

/// Adds the works close to the text that the words did not find.
void add_close_works(const engine::Generation& generation, const TextPoint& point, const MatchWanted& wanted,
                     MatchList& list) {
    DocumentSet known(generation.manifest().works);
    for (const std::uint32_t document : list.all) known.add(document);
    for (const engine::likeness::Neighbour& near :
         nearest_works(generation, point, ranking::hybrid_candidates)) {
        const std::uint32_t document = engine::number(near.work);
        if (known.has(document) || (wanted.accept && !wanted.accept(document))) continue;
        list.ranked.push_back({document, 0});
        list.all.push_back(document);
    }
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
    const std::size_t mixed = std::min<std::size_t>(list.ranked.size(), ranking::hybrid_candidates);
    const std::vector<ScoredDocument> rest(list.ranked.begin() + static_cast<std::ptrdiff_t>(mixed),
                                           list.ranked.end());
    list.ranked.resize(mixed);
    if (may_lack_words(query)) add_close_works(generation, point, wanted, list);
    Extent words;
    Extent latent;
    std::vector<double> cosines;
    for (std::size_t i = 0; i < list.ranked.size(); ++i) {
        if (i < mixed) words.add(list.ranked[i].score);
        cosines.push_back(generation.latent().cosine(engine::WorkId{list.ranked[i].document}, point.latent));
        latent.add(cosines.back());
    }
    for (std::size_t i = 0; i < list.ranked.size(); ++i) {
        double& score = list.ranked[i].score;
        score = (1 - ratio) * words.share(score) + ratio * latent.share(cosines[i]);
    }
    std::ranges::sort(list.ranked, better);
    const double last = list.ranked.empty() ? 0 : list.ranked.back().score;
    for (const ScoredDocument& one : rest) list.ranked.push_back({one.document, std::min(last, one.score)});
    list.total = static_cast<std::uint32_t>(list.all.size());
    list.reduce_to(wanted);
    return list;
}

}  // namespace kindred::queries::match
