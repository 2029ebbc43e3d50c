#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace kindred::engine {

/// Longest term, in bytes, handed to Xapian. Glass refuses terms over 245 bytes (a NUL counts double); the
/// margin leaves room for a prefix.
inline constexpr std::size_t max_term_bytes = 240;

/// A term prefix of the index, after omega's conventions.
struct Prefix {
    std::string_view name;   ///< as it stands before the term: "A"
    std::string_view field;  ///< what of the record it holds: "name"
    std::string_view means;  ///< one line for docs/schema.md
};

/// Every prefix that the index uses. docs/schema.md shows this table; a test holds the two together.
inline constexpr std::array<Prefix, 5> prefixes = {{
    {"", "all text", "stems of title, abstract, author names, venue and topics"},
    {"A", "name",
     "folded words of author names (works) and of name and aliases (researchers); never stemmed"},
    {"I", "initial", "a folded word of a name and the first letter of another: `dai d` (researchers)"},
    {"Q", "id", "the id of the record, as it stands"},
    {"U", "identifier", "what else names the record: `doi:10.1000/182`, `arxiv:`, `pmid:`, `orcid:`, `url:`"},
}};

inline constexpr std::string_view name_prefix = prefixes[1].name;
inline constexpr std::string_view initial_prefix = prefixes[2].name;
inline constexpr std::string_view id_prefix = prefixes[3].name;
inline constexpr std::string_view identifier_prefix = prefixes[4].name;

/// `prefix` and `value` as one term. Over `max_term_bytes` it keeps its head and ends in the 64-bit hash of
/// the whole value, so that two long values are not merged by truncation. ':' stands between when a non-empty
/// prefix is followed by a capital letter or ':'. NUL bytes in `value` become U+FFFD.
std::string make_term(std::string_view prefix, std::string_view value);

/// The term for a name that has `word` and another word with the first letter of `other`; both folded.
std::string initialled_name(std::string_view word, std::string_view other);

inline constexpr std::size_t hash_digits = 16;

/// `hash_digits` lower-case hex digits of XXH3-64 of `value`; the hash in long terms, long words and slugs.
std::string hash_hex(std::string_view value);

}  // namespace kindred::engine
