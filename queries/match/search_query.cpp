#include "queries/match/search_query.hpp"

#include "engine/base/error.hpp"
#include "queries/base/parameter_error.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace kindred::queries::match {

std::vector<std::string> words_of(const text::QueryText& text) {
    std::vector<std::string> words;
    std::unordered_set<std::string_view> seen;
    for (const text::Clause& clause : text.wanted) {
        for (const text::QueryWord& word : clause.words)
            if (seen.insert(word.word).second) words.push_back(word.word);
    }
    return words;
}

bool is_unfinished(const text::QueryText& text) {
    return !text.wanted.empty() && text.wanted.back().unfinished;
}

hits::MatchedWords SearchQuery::matched(Collection collection) const {
    hits::MatchedWords matched = terms.matched;
    if (collection == Collection::works) return matched;
    // Names and suggestions are not stemmed, and may be stop words.
    std::vector<std::string> words = words_of(text);
    if (is_unfinished(text) && !words.empty()) {
        if (collection == Collection::suggestions) matched.stems.clear();
        if (std::ranges::find(matched.prefixes, words.back()) == matched.prefixes.end())
            matched.prefixes.push_back(words.back());
        words.pop_back();
    }
    matched.words.insert(words.begin(), words.end());
    return matched;
}

void check_mode(text::QueryMode mode, Collection collection) {
    if (mode == text::QueryMode::simple || collection == Collection::works) return;
    throw ParameterError(
        "query_mode", fmt::format("The advanced mode is for `works`, not for `{}`.", to_string(collection)));
}

SearchQuery read_search_query(engine::Reader& reader, std::string_view q, text::QueryMode mode,
                              Typing typing) {
    if (q.size() > max_query_bytes) {
        throw Error(ErrorCode::invalid_query,
                    fmt::format("the query has {} bytes, more than {}", q.size(), max_query_bytes),
                    "search for less text at once");
    }
    SearchQuery query;
    query.text = text::read_query(reader.analyser(), q, mode);
    query.terms = read_terms(reader.generation(), query.text, typing);
    return query;
}

}  // namespace kindred::queries::match
