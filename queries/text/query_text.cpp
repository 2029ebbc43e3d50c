#include "queries/text/query_text.hpp"

#include "queries/text/scanner.hpp"
#include "queries/text/tree.hpp"

#include <utility>

namespace kindred::queries::text {

namespace {

void read_simple(Scanner scanner, QueryText& read) {
    while (scanner.skip_space()) {
        const bool exclude = scanner.take_minus();
        Clause clause = scanner.take_clause();
        if (clause.words.empty()) continue;
        (exclude ? read.excluded : read.wanted).push_back(std::move(clause));
    }
}

/// Clauses that stand under no NOT.
void collect_wanted(const QueryNode& node, std::vector<Clause>& wanted) {
    if (node.kind == QueryNode::Kind::none_of) return;
    if (node.kind == QueryNode::Kind::clause) wanted.push_back(node.clause);
    for (const QueryNode& child : node.children) collect_wanted(child, wanted);
}

}  // namespace

QueryText read_query(engine::text::Analyser& analyser, std::string_view q, QueryMode mode) {
    QueryText read;
    read.blank = is_blank(q);
    if (mode == QueryMode::simple) {
        read_simple(Scanner(analyser, q, Signs::none), read);
    } else {
        read.tree = read_tree(analyser, q);
        if (read.tree) collect_wanted(*read.tree, read.wanted);
    }
    return read;
}

}  // namespace kindred::queries::text
