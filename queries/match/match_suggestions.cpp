#include "queries/match/match_suggestions.hpp"

#include "engine/base/terms.hpp"
#include "queries/base/ranking.hpp"

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace kindred::queries::match {

namespace {

using engine::xapian::TermQuery;

constexpr double starts_so = 1.0;
constexpr double has_words = 0.8;

/// Suggestions with `word` after `prefix`, or with what it is a typo of; nothing when there are none.
std::optional<TermQuery> query_of(engine::Reader& reader, const std::string& word, std::string_view prefix,
                                  bool unfinished) {
    const engine::data::Dictionary& dictionary = reader.generation().dictionary();
    // Whether a word is a typo is not decided by where it stands.
    const auto is_there = [&](std::string_view text) {
        return reader.suggestion_index().document_frequency(engine::make_term({}, text)) > 0;
    };
    TermQuery one = TermQuery::of_term(engine::make_term(prefix, word));
    if (unfinished) one.op = TermQuery::Op::prefix;
    if (is_there(word) || (unfinished && !dictionary.complete(word, 1).empty())) return one;
    std::vector<TermQuery> corrected;
    for (const auto& near : dictionary.correct(word, ranking::corrections)) {
        if (is_there(near.word.text))
            corrected.push_back(TermQuery::of_term(engine::make_term(prefix, near.word.text)));
    }
    if (corrected.empty()) return unfinished ? std::optional(std::move(one)) : std::nullopt;
    return TermQuery::of(TermQuery::Op::any, std::move(corrected));
}

/// All words in any place, or with the first one at the start; nothing when one is in no suggestion.
std::optional<TermQuery> query_of(engine::Reader& reader, const text::QueryText& text, bool at_start) {
    const std::vector<std::string> words = text.words();
    if (words.empty()) return std::nullopt;
    std::vector<TermQuery> all;
    for (const std::string& word : words) {
        const bool first = at_start && &word == &words.front();
        auto one = query_of(reader, word, first ? engine::first_word_prefix : std::string_view{},
                            text.unfinished() && &word == &words.back());
        if (!one) return std::nullopt;
        all.push_back(std::move(*one));
    }
    TermQuery query = TermQuery::of(TermQuery::Op::all, std::move(all));
    query.scale = 0;  // suggestions are numbered in order of their counts
    return query;
}

}  // namespace

MatchList match_suggestions(engine::Reader& reader, const SearchQuery& query, const MatchWanted& wanted) {
    MatchList out;
    const auto anywhere = query_of(reader, query.text, wanted.threshold > has_words);
    if (!anywhere || wanted.threshold > starts_so) return out;
    const std::uint32_t exact_up_to = wanted.counts_all() ? reader.generation().manifest().suggestions : 0;
    engine::xapian::MatchWatch watch;
    watch.accept = wanted.accept;
    std::unordered_set<std::uint32_t> first;
    if (const auto start = query_of(reader, query.text, true)) {
        const auto found = reader.suggestion_index().match(*start, 0, wanted.best, {}, exact_up_to, watch);
        for (const engine::xapian::Match& match : found.matches) {
            out.ranked.push_back({match.document, starts_so});
            first.insert(match.document);
        }
    }
    if (wanted.all) watch.see = [&](std::uint32_t document) { out.all.push_back(document); };
    const auto found = reader.suggestion_index().match(*anywhere, 0, wanted.best, {}, exact_up_to, watch);
    out.total = found.estimated;
    for (const engine::xapian::Match& match : found.matches) {
        if (out.ranked.size() == wanted.best) break;
        if (!first.contains(match.document)) out.ranked.push_back({match.document, has_words});
    }
    return out;
}

}  // namespace kindred::queries::match
