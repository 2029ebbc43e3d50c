#pragma once
#include "queries/base/collection.hpp"
#include "queries/match/query_terms.hpp"

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

/// Reads `q`. Nothing that was typed is an error but its length: Error{invalid_query} over `max_query_bytes`.
SearchQuery read_search_query(engine::Reader& reader, std::string_view q, text::QueryMode mode,
                              Typing typing);

}  // namespace kindred::queries::match
