#include "queries/match/search_query.hpp"

#include "engine/base/error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kindred::queries::match {

hits::MatchedWords SearchQuery::matched(Collection collection) const {
    hits::MatchedWords matched = terms.matched;
    if (collection == Collection::works) return matched;
    // Names and suggestions are not stemmed, and may be stop words.
    std::vector<std::string> words = text.words();
    if (text.unfinished() && !words.empty()) {
        if (collection == Collection::suggestions) matched.stems.clear();
        if (std::ranges::find(matched.prefixes, words.back()) == matched.prefixes.end())
            matched.prefixes.push_back(words.back());
        words.pop_back();
    }
    matched.words.insert(words.begin(), words.end());
    return matched;
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
