#pragma once
#include "engine/text/analyser.hpp"
#include "queries/text/clause.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::queries::text {

/// How the text of a query is read (docs/query-language.md).
enum class QueryMode : std::uint8_t {
    simple,   ///< a search box: words, "phrases", -exclusions; everything else is words
    advanced  ///< AND, OR, NOT, brackets, fields and years as well
};

/// What a person typed.
struct QueryText {
    std::vector<Clause> wanted;     ///< in the order typed, doubles too; advanced: those under no NOT
    std::vector<Clause> excluded;   ///< simple: -word and -"a phrase"; advanced: empty, the tree has them
    std::optional<QueryNode> tree;  ///< advanced: what a document must satisfy; absent when that is nothing
    bool blank = false;             ///< nothing was typed but white space

    /// The folded words of what is wanted, stop words too, each once, in the order typed.
    std::vector<std::string> words() const;
    /// True when the last word may go on.
    bool unfinished() const noexcept { return !wanted.empty() && wanted.back().unfinished; }
};

/// Brackets nest this deep; a deeper one is read as if it were not there. Bounds the depth of the tree, which
/// is at most three nodes a bracket.
inline constexpr std::size_t max_query_depth = 50;
/// A bracket that opens after this many clauses is read as if it were not there.
inline constexpr std::size_t max_bracketed_clauses = 200;

/// Reads `q`. Nothing that can be typed is an error: what is no syntax is words, what asks for nothing is
/// ignored. All of `q` is read, up to `engine::max_text_bytes`; linear in it. Tokens that `analyser` gave
/// before are lost.
///
/// In the advanced language NOT binds closest, then AND, which also stands between what has no operator
/// between it, then OR; all are capitals.
/// - A field stands before a word, a phrase or a bracket, with or without white space between; of several in
///   a row the last counts, and one inside a bracket before that of the bracket.
/// - An operator without anything to join, a field without anything after it and a bracket that was never
///   opened are ignored. A bracket that was never closed ends with the text. Of operators in a row OR
///   counts before AND; NOT before AND, OR or the end negates nothing.
/// - `year:` before anything but years is words, and ignored when there is no word.
QueryText read_query(engine::text::Analyser& analyser, std::string_view q, QueryMode mode);

}  // namespace kindred::queries::text
