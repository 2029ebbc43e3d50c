#include "tests/queries/match/naive_match.hpp"

#include <algorithm>

namespace kindred::test {

namespace {

using engine::data::FieldSet;
using engine::data::TextField;
using queries::match::Phrase;
using queries::match::QueryTerm;
using queries::match::QueryTerms;
using queries::text::Clause;
using queries::text::QueryField;
using queries::text::QueryNode;
using queries::text::QueryWord;

FieldSet fields_of(QueryField field, FieldSet otherwise) {
    FieldSet fields;
    switch (field) {
        case QueryField::any:
            return otherwise;
        case QueryField::title:
            fields.add(TextField::title);
            break;
        case QueryField::abstract:
            fields.add(TextField::abstract);
            break;
        case QueryField::author:
            fields.add(TextField::authors);
            break;
        case QueryField::venue:
            fields.add(TextField::venue);
            break;
        case QueryField::topic:
            fields.add(FieldSet::any_topics());
            break;
    }
    return fields;
}

/// True when a clause or a year is asked for; stop words alone are not, but in names and quotes.
bool asks(const QueryNode& node) {
    if (node.kind == QueryNode::Kind::years) return true;
    if (node.kind != QueryNode::Kind::clause)
        return std::any_of(node.children.begin(), node.children.end(), asks);
    const Clause& clause = node.clause;
    return clause.phrase || clause.field == QueryField::author ||
           std::any_of(clause.words.begin(), clause.words.end(),
                       [](const QueryWord& word) { return !word.stop; });
}

}  // namespace

bool NaiveCollection::has_term(std::uint32_t work, const QueryTerm& term, FieldSet fields) const {
    for (const TextField field : engine::data::text_fields) {
        if (!fields.has(field)) continue;
        const std::vector<Word>& words = texts_[work][field];
        for (std::size_t at = 0; at < words.size(); ++at)
            if (times(words, field, at, term) > 0) return true;
    }
    return false;
}

bool NaiveCollection::has_phrase(std::uint32_t work, const Phrase& phrase, FieldSet fields) const {
    for (const TextField field : engine::data::text_fields) {
        const auto& words = texts_[work][field];
        for (std::size_t first = 0; fields.has(field) && first < words.size(); ++first) {
            std::size_t at = 0;
            for (; at < phrase.places.size() && first + at < words.size(); ++at) {
                const auto& places = phrase.places[at];
                const bool fits = std::any_of(places.begin(), places.end(), [&](engine::WordId id) {
                    return words_[number(id)] == words[first + at].text;
                });
                if (!fits) break;
            }
            if (at == phrase.places.size()) return true;
        }
    }
    return false;
}

bool NaiveCollection::is_left(std::uint32_t work, const queries::match::WorkQuery& query) const {
    const QueryTerms& terms = query.terms;
    for (const Phrase& phrase : terms.phrases)
        if (!has_phrase(work, phrase, query.fields)) return false;
    for (const Phrase& phrase : terms.excluded_phrases)
        if (has_phrase(work, phrase, FieldSet::all())) return false;
    for (const engine::StemId stem : terms.excluded) {
        QueryTerm term;
        term.alternatives = {{stem, 1}};
        if (has_term(work, term, FieldSet::all())) return false;
    }
    return true;
}

std::vector<std::uint32_t> NaiveCollection::matches(const queries::match::WorkQuery& query,
                                                    const std::function<bool(std::uint32_t)>& accept) const {
    using queries::match::MatchingStrategy;
    const std::vector<QueryTerm>& terms = query.terms.terms;
    const bool wants_all = query.strategy == MatchingStrategy::all;
    if (terms.empty() && query.terms.phrases.empty() && query.text.excluded.empty()) return {};
    // Of the words, those that may be dropped, the last first.
    std::vector<std::uint32_t> kept;
    std::size_t in_phrases = 0;
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
        if (terms[i].optional || (terms[i].unknown() && !wants_all)) continue;
        if (terms[i].required) ++in_phrases;
        kept.push_back(i);
    }
    if (query.strategy == MatchingStrategy::frequency)
        std::stable_sort(kept.begin(), kept.end(),
                         [&](auto a, auto b) { return terms[a].documents < terms[b].documents; });
    std::stable_partition(kept.begin(), kept.end(), [&](auto i) { return terms[i].required; });
    const auto has = [&](std::uint32_t work, const QueryTerm& term) {
        return has_term(work, term, query.fields);
    };
    std::vector<std::uint32_t> candidates;
    const auto add_those_with = [&](bool conditions) {
        const auto counts = [&](std::uint32_t work, const QueryTerm& term) {
            return term.condition == conditions && has(work, term);
        };
        for (std::uint32_t work = 0; work < works(); ++work)
            if (std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return counts(work, term); }))
                candidates.push_back(work);
    };
    add_those_with(false);
    if (candidates.empty()) add_those_with(true);
    // Phrases of stop words, or exclusions alone: any work will do.
    if (candidates.empty() && (query.text.wanted.empty() || !query.terms.phrases.empty()))
        for (std::uint32_t work = 0; work < works(); ++work) candidates.push_back(work);
    std::erase_if(candidates, [&](auto work) { return !is_left(work, query) || !accept(work); });
    const auto with = [&](std::size_t count) {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t work : candidates)
            if (std::all_of(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(count),
                            [&](auto i) { return has(work, terms[i]); }))
                found.push_back(work);
        return found;
    };
    if (!wants_all && kept.size() > queries::ranking::short_query) return with(in_phrases);
    std::vector<std::uint32_t> found = with(kept.size());
    if (wants_all || found.size() >= queries::ranking::enough_matches) return found;
    if (query.strategy == MatchingStrategy::last) return with(in_phrases);
    for (std::size_t count = kept.size();
         found.size() < queries::ranking::enough_matches && count > std::max<std::size_t>(1, in_phrases);)
        found = with(--count);
    return found;
}

bool NaiveCollection::satisfies_clause(std::uint32_t work, const Clause& clause, FieldSet fields) const {
    fields = fields_of(clause.field, fields);
    const auto stands_at = [&](const std::vector<Word>& words, std::size_t first) {
        for (std::size_t i = 0; i < clause.words.size(); ++i)
            if (first + i >= words.size() || words[first + i].text != clause.words[i].word) return false;
        return true;
    };
    const auto has_word = [&](const QueryWord& wanted) {
        for (const TextField field : engine::data::text_fields)
            for (const Word& word : texts_[work][field])
                if (fields.has(field) && (clause.field == QueryField::author ? word.text == wanted.word
                                                                             : word.stem == wanted.stem))
                    return true;
        return false;
    };
    if (!clause.phrase) {
        return std::all_of(clause.words.begin(), clause.words.end(), [&](const QueryWord& word) {
            return (word.stop && clause.field != QueryField::author) || has_word(word);
        });
    }
    for (const TextField field : engine::data::text_fields)
        for (std::size_t first = 0; fields.has(field) && first < texts_[work][field].size(); ++first)
            if (stands_at(texts_[work][field], first)) return true;
    return false;
}

bool NaiveCollection::satisfies(std::uint32_t work, const QueryNode& node, FieldSet fields) const {
    const auto holds = [&](const QueryNode& child) { return satisfies(work, child, fields); };
    switch (node.kind) {
        case QueryNode::Kind::clause:
            return satisfies_clause(work, node.clause, fields);
        case QueryNode::Kind::years:
            return (!node.years.from || years_[work] >= *node.years.from) &&
                   (!node.years.to || years_[work] <= *node.years.to);
        default:
            break;
    }
    // What asks for nothing is passed over.
    std::vector<QueryNode> children;
    std::copy_if(node.children.begin(), node.children.end(), std::back_inserter(children), asks);
    if (children.empty()) return true;
    if (node.kind == QueryNode::Kind::all) return std::all_of(children.begin(), children.end(), holds);
    const bool any = std::any_of(children.begin(), children.end(), holds);
    return node.kind == QueryNode::Kind::any ? any : !any;
}

}  // namespace kindred::test
