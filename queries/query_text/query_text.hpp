#pragma once
#include "engine/text/analyser.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::queries {

/// How the text of a query is read (docs/query-language.md).
enum class QueryMode : std::uint8_t {
    simple,   ///< a search box: words, "phrases", -exclusions; everything else is words
    advanced  ///< AND, OR, NOT, brackets, fields and years as well
};

/// Where the words of a clause are looked for.
enum class QueryField : std::uint8_t { any, title, abstract, author, venue, topic };

struct QueryWord {
    std::string word;  ///< folded, as engine::Token::word
    std::string stem;
    bool stop = false;           ///< a stop word; in names it counts all the same
    std::uint32_t position = 0;  ///< place within the clause, from 0: stop words keep their place

    bool operator==(const QueryWord&) const = default;
};

/// What stands between spaces: one word, or what the analyser makes of it ("h-index" gives two words), or
/// what stands between quotes. Has at least one word.
struct Clause {
    QueryField field = QueryField::any;
    std::vector<QueryWord> words;
    bool phrase = false;      ///< in quotes
    bool unfinished = false;  ///< its last word touches the end of the text, and may go on

    bool operator==(const Clause&) const = default;
};

/// Years from `from` to `to`, both included; an absent end is open. Never both absent, never `from` > `to`
/// unless nothing can match ("<0").
struct YearRange {
    std::optional<std::int32_t> from;
    std::optional<std::int32_t> to;

    bool operator==(const YearRange&) const = default;
};

/// What a document must satisfy.
struct QueryNode {
    enum class Kind : std::uint8_t {
        clause,  ///< `clause`
        years,   ///< a year in `years`
        all,     ///< all of `children`, two or more
        any,     ///< any of `children`, two or more
        none_of  ///< none of `children`, one or more
    };
    Kind kind = Kind::clause;
    Clause clause;
    YearRange years;
    std::vector<QueryNode> children;

    bool operator==(const QueryNode&) const = default;
};

/// What a person typed.
struct QueryText {
    std::vector<Clause> wanted;     ///< in the order typed, doubles too; advanced: those under no NOT
    std::vector<Clause> excluded;   ///< simple: -word and -"a phrase"; advanced: empty, the tree has them
    std::optional<QueryNode> tree;  ///< advanced: what a document must satisfy; absent when that is nothing
    bool blank = false;             ///< nothing was typed but white space
};

/// Brackets nest this deep; a deeper one is read as if it were not there. Bounds the depth of the tree, which
/// is at most three nodes a bracket.
inline constexpr std::size_t max_query_depth = 50;
/// A bracket that opens after this many clauses is read as if it were not there.
inline constexpr std::size_t max_bracketed_clauses = 200;

/// Reads `q`. Nothing that can be typed is an error: what is no syntax is words, what asks for nothing is
/// passed over. All of `q` is read, up to `engine::max_text_bytes`; linear in it. Tokens that `analyser` gave
/// before are lost.
QueryText read_query(engine::Analyser& analyser, std::string_view q, QueryMode mode);

}  // namespace kindred::queries
