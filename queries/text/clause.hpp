#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kindred::queries::text {

/// Where the words of a clause are looked for.
enum class QueryField : std::uint8_t { any, title, abstract, author, venue, topic };

struct QueryWord {
    std::string word;  ///< folded, as engine::text::Token::word
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
    Clause clause = {};
    YearRange years = {};
    std::vector<QueryNode> children = {};

    bool operator==(const QueryNode&) const = default;
};

}  // namespace kindred::queries::text
