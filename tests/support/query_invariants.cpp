#include "tests/support/query_invariants.hpp"

#include "queries/text/query_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace kindred::test {

namespace {

using queries::text::Clause;
using queries::text::QueryMode;
using queries::text::QueryNode;
using queries::text::QueryText;
using Words = std::vector<std::string>;

void expect(bool holds, const char* what) {
    if (!holds) throw std::logic_error(what);
}

Words words_of(engine::text::Analyser& analyser, std::string_view text) {
    Words words;
    for (const engine::text::Token& token : analyser.analyse(text)) words.emplace_back(token.word);
    return words;
}

void read_clause(const Clause& clause, Words& words) {
    expect(!clause.words.empty(), "a clause has no words");
    for (std::size_t i = 0; i < clause.words.size(); ++i) {
        expect(clause.words[i].position == i, "positions have a gap");
        expect(!clause.words[i].stem.empty(), "a stem is empty");
        words.push_back(clause.words[i].word);
    }
}

void read_node(const QueryNode& node, std::size_t depth, Words& words) {
    using Kind = QueryNode::Kind;
    expect(depth <= 3 * (queries::text::max_query_depth + 1), "the tree is too deep");
    if (node.kind == Kind::clause) {
        read_clause(node.clause, words);
    } else {
        expect(node.clause.words.empty(), "an inner node has words");
    }
    expect((node.kind == Kind::years) == (node.years.from || node.years.to), "years without an end");
    const bool joins = node.kind == Kind::all || node.kind == Kind::any;
    const std::size_t least = joins ? 2 : node.kind == Kind::none_of ? 1 : 0;
    expect(node.children.size() >= least, "a node has too few children");
    expect(least > 0 || node.children.empty(), "a leaf has children");
    for (const QueryNode& child : node.children) read_node(child, depth + 1, words);
}

/// Every word of the text is in one clause.
void check_simple(const QueryText& read, Words all) {
    expect(!read.tree, "a tree in simple mode");
    Words words;
    for (const Clause& clause : read.wanted) read_clause(clause, words);
    for (const Clause& clause : read.excluded) read_clause(clause, words);
    std::sort(words.begin(), words.end());
    std::sort(all.begin(), all.end());
    expect(words == all, "simple: words are lost or made up");
}

/// The tree has words of the text in the order typed: all but operators and names of fields.
void check_advanced(const QueryText& read, const Words& all) {
    expect(read.excluded.empty(), "exclusions beside a tree");
    expect(read.tree || read.wanted.empty(), "clauses without a tree");
    if (!read.tree) return;
    Words words;
    read_node(*read.tree, 1, words);
    auto at = all.begin();
    for (const std::string& word : words) {
        at = std::find(at, all.end(), word);
        expect(at != all.end(), "advanced: words are made up or out of order");
        ++at;
    }
}

}  // namespace

std::string broken_invariant(engine::text::Analyser& analyser, std::string_view q) {
    const Words all = words_of(analyser, q);
    try {
        check_simple(read_query(analyser, q, QueryMode::simple), all);
        check_advanced(read_query(analyser, q, QueryMode::advanced), all);
    } catch (const std::logic_error& broken) {
        return broken.what();
    }
    return "";
}

}  // namespace kindred::test
