#pragma once
#include "engine/generation.hpp"
#include "engine/store/query.hpp"
#include "queries/collection.hpp"
#include "queries/highlight/text_matcher.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kindred::queries {

/// What a person typed, as words: each once, with how often it stands there.
struct QueryWords {
    std::map<std::string, std::uint32_t> stems;  ///< without stop words
    std::map<std::string, std::uint32_t>
        names;           ///< folded words, stop words too: names are not stemmed and may be "An"
    std::string last;    ///< the folded word at the end, perhaps unfinished; "" when something follows it
    bool blank = false;  ///< nothing was typed

    /// What of a record of `collection` these words mark.
    MatchedWords matched(Collection collection) const;
};

/// Longest query, in bytes.
inline constexpr std::size_t max_query_bytes = 65536;

/// The words of `q`. Nothing that was typed is an error but its length: Error{invalid_query} over
/// `max_query_bytes`.
QueryWords read_words(engine::Reader& reader, std::string_view q);

/// The documents of `collection` that the words ask for: works and researchers with any of them; suggestions
/// with all of them, of which the last may be unfinished, in order of their count. A blank query asks for all
/// documents, one of stop words alone for no work.
engine::Query query_of(const QueryWords& words, Collection collection, const engine::TermIndex& index);

}  // namespace kindred::queries
