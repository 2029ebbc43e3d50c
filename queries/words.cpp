#include "queries/words.hpp"

#include "engine/error.hpp"
#include "engine/terms.hpp"
#include "queries/ranking.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

namespace kindred::queries {

MatchedWords QueryWords::matched(Collection collection) const {
    MatchedWords matched;
    if (collection == Collection::suggestions) {
        for (const auto& [name, count] : names) matched.words.insert(name);
        if (!last.empty()) matched.prefixes.push_back(last);
        return matched;
    }
    for (const auto& [stem, count] : stems) matched.stems.insert(stem);
    if (collection == Collection::researchers) {
        for (const auto& [name, count] : names) matched.words.insert(name);
    }
    return matched;
}

QueryWords read_words(engine::Reader& reader, std::string_view q) {
    if (q.size() > max_query_bytes) {
        throw Error(ErrorCode::invalid_query,
                    fmt::format("the query has {} bytes, more than {}", q.size(), max_query_bytes),
                    "search for less text at once");
    }
    QueryWords words;
    words.blank = q.find_first_not_of(" \t\r\n") == std::string_view::npos;
    for (const engine::Token& token : reader.analyser().analyse(q)) {
        if (!token.stop) ++words.stems[std::string(token.stem)];
        ++words.names[std::string(token.word)];
        words.last = token.end == q.size() ? token.word : std::string_view{};
    }
    return words;
}

namespace {

/// Suggestions are in order of their count, so nothing is weighed.
engine::Query completions(const QueryWords& words, const engine::TermIndex& index) {
    std::vector<engine::Query> all;
    for (const auto& [name, count] : words.names) {
        // Without this word there is no answer, however many others are asked for.
        if (name != words.last && index.document_frequency(engine::make_term("", name)) == 0) return {};
        all.push_back(engine::Query::of_term(engine::make_term("", name)));
        if (name == words.last) all.back().op = engine::Query::Op::prefix;
    }
    if (all.empty()) return {};
    auto query = engine::Query::of(engine::Query::Op::all, std::move(all));
    query.scale = 0;
    return query;
}

}  // namespace

engine::Query query_of(const QueryWords& words, Collection collection, const engine::TermIndex& index) {
    using engine::Query;
    if (words.blank) return Query::of(Query::Op::all_docs, {});
    if (collection == Collection::suggestions) return completions(words, index);
    std::vector<Query> any;
    // Terms that no document has add nothing to a score, but Xapian takes a time for them that grows with the
    // square of their number: 12 s for the longest query.
    const auto add = [&](const std::string& term, std::uint32_t count, double scale) {
        if (index.document_frequency(term) == 0) return;
        any.push_back(Query::of_term(term, count));
        any.back().scale = scale;
    };
    for (const auto& [stem, count] : words.stems) add(stem, count, 1);
    if (collection == Collection::researchers) {
        for (const auto& [name, count] : words.names) {
            add(engine::make_term(engine::name_prefix, name), count, ranking::name_boost);
        }
    }
    return any.empty() ? Query{} : Query::of(Query::Op::any, std::move(any));
}

}  // namespace kindred::queries
