#include "queries/match/match_works.hpp"

#include "queries/match/accumulators.hpp"
#include "queries/match/document_set.hpp"
#include "queries/readings/phrases.hpp"

#include <algorithm>
#include <optional>

namespace kindred::queries::match {

namespace {

using engine::WorkId;

/// Documents that match, still to be ranked.
using Documents = std::vector<std::uint32_t>;

class WorkMatcher {
 public:
    WorkMatcher(engine::Reader& reader, const WorkQuery& query, const MatchWanted& wanted, Accumulators& sums)
        : generation_(reader.generation()),
          query_(query),
          terms_(query.terms.terms),
          wanted_(wanted),
          sums_(sums),
          scorer_(generation_, query.terms, query.fields),
          phrases_(generation_),
          excluded_(query.terms.excluded.empty() ? 0 : generation_.manifest().works) {
        for (const engine::StemId stem : query.terms.excluded) {
            generation_.postings().visit(stem, [&](const engine::data::Posting& posting) {
                excluded_.add(engine::number(posting.work));
            });
        }
        if (query.text.tree) tree_.emplace(works_with(reader, *query.text.tree, query.fields));
        accepts_all_ = !wanted.accept && !tree_ && query.terms.phrases.empty() &&
                       query.terms.excluded.empty() && query.terms.excluded_phrases.empty() &&
                       wanted.threshold <= 0;
    }

    MatchList match() {
        if (!tree_ && std::ranges::any_of(query_.terms.phrases, &Phrase::unknown)) return {};
        const TermList required = required_terms();
        add_up(required);
        if (tree_) return answer(in_tree(), 0);
        if (asks_for_words()) return relax(required);
        const bool only_excludes = query_.text.wanted.empty() && !query_.text.excluded.empty();
        return answer(only_excludes ? everything() : Documents(), 0);
    }

 private:
    bool asks_for_words() const noexcept {
        return !std::ranges::all_of(terms_, &QueryTerm::unknown) || !query_.terms.phrases.empty();
    }

    /// The terms that a work should have, by the strategy in the order in which they are kept.
    TermList required_terms() const {
        TermList required;
        for (std::uint32_t i = 0; i < terms_.size(); ++i) {
            if (terms_[i].optional) continue;
            if (!terms_[i].unknown() || query_.strategy == MatchingStrategy::all) required.push_back(i);
        }
        order_by_strategy(required, terms_, query_.strategy);
        return required;
    }

    /// Goes through the postings of every term. Where other words were found, those of a year or a venue add
    /// to the works that have them.
    void add_up(const TermList& required) {
        sums_.start(generation_.manifest().works, static_cast<std::uint32_t>(terms_.size()));
        std::vector<bool> is_required(terms_.size());
        for (const std::uint32_t term : required) is_required[term] = true;
        for (std::uint32_t i = 0; i < terms_.size(); ++i)
            if (!terms_[i].condition) add_term(i, is_required[i], false);
        const bool any = !sums_.documents().empty();
        for (std::uint32_t i = 0; i < terms_.size(); ++i)
            if (terms_[i].condition) add_term(i, false, any);
    }

    void add_term(std::uint32_t number, bool counts, bool only_to_found) {
        const QueryTerm& term = terms_[number];
        const bool once = term.alternatives.size() == 1;
        for (const Alternative& found : term.alternatives) {
            const auto unit = static_cast<float>(scorer_.weight(number)) * found.quality / 255;
            generation_.postings().visit(found.stem, [&](const engine::data::Posting& posting) {
                if (!posting.fields.meets(query_.fields)) return;
                const std::uint32_t document = engine::number(posting.work);
                if (only_to_found && !sums_.has(document)) return;
                const float score = unit * static_cast<float>(posting.impact);
                if (once) {
                    sums_.add(document, number, counts, score);
                } else {
                    sums_.add_best(document, number, counts, score);
                }
            });
        }
    }

    MatchList relax(const TermList& required) {
        const bool wants_all = query_.strategy == MatchingStrategy::all;
        std::uint32_t in_phrases = 0;
        for (const QueryTerm& term : terms_) in_phrases += term.required && !term.unknown() ? 1 : 0;
        const auto all = static_cast<std::uint32_t>(required.size());
        if (!wants_all && all > ranking::short_query) return answer(with_required(in_phrases), all);
        Documents documents = with_required(all);
        with_all_ = static_cast<std::uint32_t>(documents.size());
        if (wants_all || documents.size() >= ranking::enough_matches)
            return answer(std::move(documents), all);
        if (query_.strategy == MatchingStrategy::last)
            return answer(with_required(in_phrases, all, documents), all);
        TermList kept = required;
        while (documents.size() < ranking::enough_matches && kept.size() > std::max(1U, in_phrases)) {
            kept.pop_back();
            add_up(kept);
            documents = with_required(static_cast<std::uint32_t>(kept.size()));
        }
        return answer(std::move(documents), all);
    }

    /// Documents with `count` of the required terms that satisfy everything else.
    Documents with_required(std::uint32_t count) {
        Documents documents;
        if (terms_.empty() || (count == 0 && sums_.documents().empty())) {
            if (!query_.terms.phrases.empty()) documents = everything();
            return documents;
        }
        for (const std::uint32_t document : sums_.documents())
            if (sums_[document].required >= count && accepts(document)) documents.push_back(document);
        return documents;
    }
    /// The same, when those with `whole` of them are known already.
    Documents with_required(std::uint32_t count, std::uint32_t whole, const Documents& known) {
        if (accepts_all_ || whole == 0) return with_required(count);
        Documents documents;
        auto next = known.begin();
        for (const std::uint32_t document : sums_.documents()) {
            const std::uint32_t required = sums_[document].required;
            if (required >= whole) {
                if (next == known.end() || *next != document) continue;
                ++next;
            } else if (required < count || !accepts(document)) {
                continue;
            }
            documents.push_back(document);
        }
        return documents;
    }

    Documents everything() {
        Documents documents;
        for (std::uint32_t document = 0; document < generation_.manifest().works; ++document)
            if (accepts(document)) documents.push_back(document);
        return documents;
    }

    Documents in_tree() {
        // A field of the tree may be none of `fields`, whose words alone were added up.
        const bool all_fields = query_.fields == FieldSet::all();
        return all_fields && asks_for_words() && needs_word(*query_.text.tree) ? with_required(0)
                                                                               : everything();
    }

    /// What the postings do not say, the cheapest first.
    bool accepts(std::uint32_t document) {
        if (accepts_all_) return true;
        if (tree_ && !tree_->has(document)) return false;
        if (wanted_.accept && !wanted_.accept(document)) return false;
        if (!tree_ && !has_phrases(document)) return false;
        if (wanted_.threshold <= 0) return true;
        return scorer_.normalised(scorer_.score(WorkId{document})) >= wanted_.threshold;
    }

    bool has_phrases(std::uint32_t document) {
        const QueryTerms& terms = query_.terms;
        if (excluded_.has(document)) return false;
        if (terms.phrases.empty() && terms.excluded_phrases.empty()) return true;
        phrases_.read(WorkId{document});
        const auto wanted = [&](const Phrase& phrase) { return phrases_.has(phrase, query_.fields); };
        const auto unwanted = [&](const Phrase& phrase) { return phrases_.has(phrase, FieldSet::all()); };
        return std::ranges::all_of(terms.phrases, wanted) &&
               std::ranges::none_of(terms.excluded_phrases, unwanted);
    }

    /// The best of `documents`; those with `whole` required terms lead.
    MatchList answer(Documents documents, std::uint32_t whole) {
        MatchList out;
        out.total = static_cast<std::uint32_t>(documents.size());
        out.with_all_words = with_all_words(documents, whole);
        if (wanted_.best > 0) rank(documents, whole, out.ranked);
        if (wanted_.all) out.all = std::move(documents);
        return out;
    }

    /// How many of `documents` have all words, of which `whole` are known.
    std::optional<std::uint32_t> with_all_words(const Documents& documents, std::uint32_t whole) const {
        if (whole == 0 || std::ranges::any_of(terms_, &QueryTerm::optional)) return std::nullopt;
        if (std::ranges::any_of(terms_, &QueryTerm::unknown)) return 0;
        if (with_all_) return with_all_;
        const auto has_all = [&](std::uint32_t document) { return sums_[document].required >= whole; };
        return static_cast<std::uint32_t>(std::ranges::count_if(documents, has_all));
    }

    void rank(const Documents& documents, std::uint32_t whole, std::vector<ScoredDocument>& ranked) {
        const auto key = [&](std::uint32_t document) {
            const Accumulators::Sum sum = sums_[document];
            return static_cast<double>(sum.score) * scorer_.factor(WorkId{document}) +
                   (whole > 0 && sum.required >= whole ? 1e9 : 0);
        };
        const std::size_t last =
            std::min<std::size_t>(documents.size(), std::max<std::size_t>(wanted_.best, ranking::candidates));
        const std::size_t head = std::min<std::size_t>(last, ranking::candidates);
        TopK found(last);
        for (const std::uint32_t document : documents) found.add({document, key(document)});
        const std::vector<ScoredDocument> best = found.take();
        for (std::size_t i = 0; i < head; ++i) {
            if (i + ahead < head) generation_.forward().prefetch(WorkId{best[i + ahead].document});
            const double score = scorer_.normalised(scorer_.score(WorkId{best[i].document}));
            ranked.push_back({best[i].document, score});
        }
        std::ranges::sort(ranked, better);
        for (std::size_t i = head; i < last; ++i) {
            const double share = best[head - 1].score > 0 ? best[i].score / best[head - 1].score : 1;
            ranked.push_back({best[i].document, std::max(wanted_.threshold, ranked[head - 1].score * share)});
        }
        if (ranked.size() > wanted_.best) ranked.resize(wanted_.best);
    }

    /// Texts are asked for this many candidates before they are read.
    static constexpr std::size_t ahead = 4;

    const engine::Generation& generation_;
    const WorkQuery& query_;
    const std::vector<QueryTerm>& terms_;
    const MatchWanted& wanted_;
    Accumulators& sums_;
    TextScorer scorer_;
    readings::PhraseMatcher phrases_;
    DocumentSet excluded_;  ///< works with an excluded word
    std::optional<DocumentSet> tree_;
    std::optional<std::uint32_t> with_all_;  ///< documents with every term, once they were looked for
    bool accepts_all_ = false;               ///< whatever has the words matches
};

}  // namespace

MatchList match_works(engine::Reader& reader, const WorkQuery& query, const MatchWanted& wanted) {
    static thread_local Accumulators sums;
    return WorkMatcher(reader, query, wanted, sums).match();
}

nlohmann::ordered_json explain_work(const engine::Generation& generation, const WorkQuery& query,
                                    std::uint32_t document) {
    TextScorer scorer(generation, query.terms, query.fields);
    const TextScore score = scorer.score(WorkId{document});
    const auto terms = static_cast<double>(std::max<std::size_t>(query.terms.terms.size(), 1));
    const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0.0; };
    auto words = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < query.terms.terms.size(); ++i) {
        const QueryTerm& term = query.terms.terms[i];
        words.push_back({{"word", term.typed},
                         {"weight", scorer.weight(i)},
                         {"documents", term.documents},
                         {"matched", scorer.has(i)}});
    }
    return {{"words",
             {{"order", 0},
              {"matchingWords", score.matched_terms},
              {"maxMatchingWords", query.terms.terms.size()},
              {"score", score.matched_terms / terms}}},
            {"typo",
             {{"order", 1},
              {"typoCount", score.typos},
              {"maxTypoCount", score.matched_terms * 2},
              {"score", 1 - share(score.typos, score.matched_terms * 2)}}},
            {"proximity", {{"order", 2}, {"score", share(score.closeness, score.total())}}},
            {"attributeRank", {{"order", 3}, {"score", score.title}}},
            {"exactness",
             {{"order", 4},
              {"exactWords", score.exact_terms},
              {"score", share(score.exact_terms, score.matched_terms)}}},
            {"relevance",
             {{"order", 5},
              {"score", scorer.normalised(score)},
              {"total", score.total()},
              {"words", score.words},
              {"exact", score.exact},
              {"closeness", score.closeness},
              {"coverage", score.coverage},
              {"citationPrior", score.prior},
              {"conditions", score.lift},
              {"landmark", score.landmark},
              {"terms", std::move(words)}}}};
}

}  // namespace kindred::queries::match
