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

class SuggestionMatcher {
 public:
    SuggestionMatcher(engine::Reader& reader, const SearchQuery& query)
        : reader_(reader), words_(words_of(query.text)), unfinished_(is_unfinished(query.text)) {}

    /// All words in any place, or with the first one at the start; nothing when one is in no suggestion.
    std::optional<TermQuery> query(bool at_start) const {
        std::vector<TermQuery> all;
        for (const std::string& word : words_) {
            const bool first = &word == &words_.front();
            const bool last = &word == &words_.back();
            auto one = query_of(word, at_start && first ? engine::first_word_prefix : std::string_view{},
                                last && unfinished_);
            if (!one) return std::nullopt;
            all.push_back(std::move(*one));
        }
        if (all.empty()) return std::nullopt;
        TermQuery query = TermQuery::of(TermQuery::Op::all, std::move(all));
        query.scale = 0;  // suggestions are numbered in order of their counts
        return query;
    }

 private:
    bool is_there(const std::string& term) const {
        return reader_.suggestion_index().document_frequency(term) > 0;
    }

    std::optional<TermQuery> query_of(const std::string& word, std::string_view prefix,
                                      bool unfinished) const {
        // Whether a word is a typo is not decided by where it stands.
        const bool known = is_there(engine::make_term({}, word));
        TermQuery one = TermQuery::of_term(engine::make_term(prefix, word));
        if (unfinished) one.op = TermQuery::Op::prefix;
        if (known || (unfinished && !reader_.generation().dictionary().complete(word, 1).empty())) return one;
        std::vector<TermQuery> corrected;
        for (const auto& near : reader_.generation().dictionary().correct(word, ranking::corrections)) {
            if (is_there(engine::make_term({}, near.word.text)))
                corrected.push_back(TermQuery::of_term(engine::make_term(prefix, near.word.text)));
        }
        if (corrected.empty()) return unfinished ? std::optional(std::move(one)) : std::nullopt;
        return TermQuery::of(TermQuery::Op::any, std::move(corrected));
    }

    engine::Reader& reader_;
    std::vector<std::string> words_;
    bool unfinished_;
};

}  // namespace

MatchList match_suggestions(engine::Reader& reader, const SearchQuery& query, const MatchWanted& wanted) {
    MatchList out;
    const SuggestionMatcher matcher(reader, query);
    const auto anywhere = matcher.query(wanted.threshold > has_words);
    if (!anywhere || wanted.threshold > starts_so) return out;
    const std::uint32_t exact_up_to =
        wanted.exact_total || wanted.all || wanted.accept ? reader.generation().manifest().suggestions : 0;
    engine::xapian::MatchWatch watch;
    watch.accept = wanted.accept;
    std::unordered_set<std::uint32_t> first;
    if (const auto start = matcher.query(true)) {
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
