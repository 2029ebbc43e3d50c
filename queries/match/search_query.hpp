#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/match/query_terms.hpp"
#include "queries/text/query_text.hpp"

#include <cstddef>
#include <string_view>

namespace kindred::queries::match {

/// Longest query, in bytes.
inline constexpr std::size_t max_query_bytes = 65536;

/// What a person typed, read once: as clauses, and as terms of the collection.
struct SearchQuery {
    text::QueryText text;
    QueryTerms terms;

    /// What of a record of `collection` to mark.
    hits::MatchedWords matched(Collection collection) const;
};

/// Throws ParameterError{"query_mode"} when `collection` has no searches in `mode`: the advanced one is for
/// works.
void check_mode(text::QueryMode mode, Collection collection);

/// Reads `q`. Nothing that was typed is an error but its length: Error{invalid_query} over `max_query_bytes`.
SearchQuery read_search_query(engine::Reader& reader, std::string_view q, text::QueryMode mode,
                              Typing typing);

/// The folded words of `text`, stop words too, each once, in the order typed; without what is excluded.
std::vector<std::string> words_of(const text::QueryText& text);
/// True when the last word may go on.
bool is_unfinished(const text::QueryText& text);

}  // namespace kindred::queries::match
