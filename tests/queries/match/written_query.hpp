#pragma once
#include "queries/text/query_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kindred::test {

/// A clause for people who read tests: words joined by +, a phrase in quotes, * when unfinished, with the
/// name of its field unless that is any: "author:miller", "h+index*", "\"deep learning\"".
std::string written(const queries::text::Clause& clause);
/// The clauses, a space between.
std::string written(const std::vector<queries::text::Clause>& clauses);
/// The tree with every nesting written out: "(a & (b | !c) & 2019..2021)".
std::string written(const queries::text::QueryNode& node);

/// What an English analyser makes of `q`.
queries::text::QueryText read(std::string_view q, queries::text::QueryMode mode);

}  // namespace kindred::test
