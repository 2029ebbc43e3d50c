#pragma once
#include "engine/text/analyser.hpp"
#include "queries/text/clause.hpp"

#include <cstdint>
#include <optional>
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
};

/// Reads `q`. Nothing that can be typed is an error: what is no syntax is words, what asks for nothing is
/// ignored. All of `q` is read, up to `engine::max_text_bytes`; linear in it. Tokens that `analyser` gave
/// before are lost.
QueryText read_query(engine::text::Analyser& analyser, std::string_view q, QueryMode mode);

}  // namespace kindred::queries::text
