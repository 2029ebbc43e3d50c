#include "queries/match/term_queries.hpp"

#include "engine/base/terms.hpp"
#include "queries/base/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace kindred::queries::match {

using engine::xapian::TermQuery;

void order_by_strategy(TermList& required, const std::vector<QueryTerm>& terms, MatchingStrategy strategy) {
    if (strategy != MatchingStrategy::frequency) return;
    std::ranges::stable_sort(required, {}, [&](std::uint32_t term) { return terms[term].documents; });
    std::ranges::stable_partition(required, [&](std::uint32_t term) { return terms[term].required; });
}

TermQueries::TermQueries(const engine::Generation& generation, const engine::xapian::TermIndex& index,
                         const QueryTerms& terms)
    : generation_(generation), terms_(terms) {
    for (std::uint32_t i = 0; i < terms.terms.size(); ++i) {
        const QueryTerm& term = terms.terms[i];
        in_index_.push_back(!term.stem.empty() &&
                            index.document_frequency(engine::make_term("", term.stem)) > 0);
        if (!term.unknown() || in_index_.back()) known_.push_back(i);
    }
}

TermList TermQueries::weightiest() const {
    TermList terms = known_;
    if (terms.size() <= ranking::candidate_terms) return terms;
    const double works = generation_.manifest().works;
    const auto weight = [&](std::uint32_t term) {
        const QueryTerm& t = terms_.terms[term];
        return t.count * std::log(1 + works / (1 + t.documents));
    };
    const auto last = terms.begin() + static_cast<std::ptrdiff_t>(ranking::candidate_terms);
    std::ranges::nth_element(terms, last, {},
                             [&](std::uint32_t term) { return std::make_pair(-weight(term), term); });
    terms.erase(last, terms.end());
    return terms;
}

TermQuery TermQueries::query_of(std::uint32_t number) const {
    const QueryTerm& term = terms_.terms[number];
    const engine::data::Lexicon& lexicon = generation_.lexicon();
    std::vector<TermQuery> ways;
    const auto add = [&](std::string_view stem, float quality) {
        ways.push_back(TermQuery::of_term(engine::make_term("", stem), term.count));
        ways.back().scale = static_cast<double>(quality);
    };
    for (const Alternative& found : term.alternatives) {
        if (const auto n = generation_.expressions().number_of(found.stem, lexicon)) {
            ways.push_back(all_of(generation_.expressions().words(*n)));
            ways.back().scale = static_cast<double>(found.quality);
        } else {
            add(lexicon.stem(found.stem), found.quality);
        }
    }
    if (in_index_[number] && (ways.empty() || ways.front().term != term.stem)) add(term.stem, 1);
    return ways.size() == 1 ? std::move(ways[0]) : TermQuery::of(TermQuery::Op::any, std::move(ways));
}

/// What has all words of an expression; whether they stand side by side is not known.
TermQuery TermQueries::all_of(std::span<const engine::StemId> stems) const {
    std::vector<TermQuery> all;
    for (const engine::StemId stem : stems) {
        if (generation_.lexicon().stop(stem)) continue;
        all.push_back(TermQuery::of_term(engine::make_term("", generation_.lexicon().stem(stem))));
    }
    if (all.empty()) return TermQuery::of(TermQuery::Op::nothing, {});
    return all.size() == 1 ? std::move(all[0]) : TermQuery::of(TermQuery::Op::all, std::move(all));
}

TermQuery TermQueries::any_of(const TermList& terms) const {
    std::vector<TermQuery> any;
    for (const std::uint32_t term : terms) any.push_back(query_of(term));
    return any.size() == 1 ? std::move(any[0]) : TermQuery::of(TermQuery::Op::any, std::move(any));
}

TermQuery TermQueries::matching(const TermList& required) const {
    const TermList candidates = weightiest();
    if (required.empty() && terms_.phrases.empty()) return any_of(candidates);
    std::vector<TermQuery> all;
    for (const std::uint32_t term : required) all.push_back(query_of(term));
    for (const Phrase& phrase : terms_.phrases) {
        for (const engine::StemId stem : phrase.stems) {
            all.push_back(TermQuery::of_term(std::string(generation_.lexicon().stem(stem))));
            all.back().scale = 0;
        }
    }
    if (all.empty()) all.push_back(TermQuery::of(TermQuery::Op::all_docs, {}));
    TermQuery query = all.size() == 1 ? std::move(all[0]) : TermQuery::of(TermQuery::Op::all, std::move(all));
    TermList others;
    for (const std::uint32_t term : candidates)
        if (std::ranges::find(required, term) == required.end()) others.push_back(term);
    if (others.empty()) return query;
    return TermQuery::of(TermQuery::Op::and_maybe, {std::move(query), any_of(others)});
}

TermQuery TermQueries::without_excluded(TermQuery query) const {
    if (terms_.excluded.empty()) return query;
    std::vector<TermQuery> parts = {std::move(query)};
    for (const engine::StemId stem : terms_.excluded)
        parts.push_back(TermQuery::of_term(std::string(generation_.lexicon().stem(stem))));
    return TermQuery::of(TermQuery::Op::and_not, std::move(parts));
}

MatchList TermQueries::relax(MatchingStrategy strategy,
                             const std::function<MatchList(const TermList&)>& run) const {
    TermList required;
    TermList phrases;
    for (const std::uint32_t term : known_) {
        if (!terms_.terms[term].optional) required.push_back(term);
        if (terms_.terms[term].required) phrases.push_back(term);
    }
    const bool wants_all = strategy == MatchingStrategy::all;
    if (!wants_all && known_.size() > ranking::short_query) return run(phrases);
    order_by_strategy(required, terms_.terms, strategy);
    MatchList found = run(required);
    while (!wants_all && found.total < ranking::enough_matches && required.size() > 1 &&
           required.size() > phrases.size()) {
        if (strategy == MatchingStrategy::last) return run(phrases);
        required.pop_back();
        found = run(required);
    }
    return found;
}

}  // namespace kindred::queries::match
