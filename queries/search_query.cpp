#include "queries/search_query.hpp"

#include "engine/error.hpp"
#include "queries/parameter_error.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace kindred::queries {

std::vector<std::string> words_of(const QueryText& text) {
    std::vector<std::string> words;
    std::unordered_set<std::string_view> seen;
    for (const Clause& clause : text.wanted) {
        for (const QueryWord& word : clause.words)
            if (seen.insert(word.word).second) words.push_back(word.word);
    }
    return words;
}

bool is_unfinished(const QueryText& text) {
    return !text.wanted.empty() && text.wanted.back().unfinished;
}

MatchedWords SearchQuery::matched(Collection collection) const {
    MatchedWords matched = terms.matched;
    if (collection == Collection::works) return matched;
    // Names and suggestions are not stemmed, and may be stop words.
    std::vector<std::string> words = words_of(text);
    if (is_unfinished(text) && !words.empty()) {
        if (collection == Collection::suggestions) matched.stems.clear();
        if (std::find(matched.prefixes.begin(), matched.prefixes.end(), words.back()) ==
            matched.prefixes.end())
            matched.prefixes.push_back(words.back());
        words.pop_back();
    }
    matched.words.insert(words.begin(), words.end());
    return matched;
}

void check_mode(QueryMode mode, Collection collection) {
    if (mode == QueryMode::simple || collection == Collection::works) return;
    throw ParameterError(
        "query_mode", fmt::format("The advanced mode is for `works`, not for `{}`.", to_string(collection)));
}

SearchQuery read_search_query(engine::Reader& reader, std::string_view q, QueryMode mode, Typing typing) {
    if (q.size() > max_query_bytes) {
        throw Error(ErrorCode::invalid_query,
                    fmt::format("the query has {} bytes, more than {}", q.size(), max_query_bytes),
                    "search for less text at once");
    }
    SearchQuery query;
    query.text = read_query(reader.analyser(), q, mode);
    query.terms = read_terms(reader.generation(), query.text, typing);
    return query;
}

}  // namespace kindred::queries
