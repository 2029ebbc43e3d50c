#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kindred::engine::xapian {

/// What is asked of a term index: a tree of terms, turned into Xapian's in one place.
struct TermQuery {
    enum class Op {
        nothing,    ///< matches no document
        all_docs,   ///< matches every document
        term,       ///< documents with `term`
        all,        ///< AND
        any,        ///< OR
        and_not,    ///< the first child without the others
        and_maybe,  ///< the first child; the others only add to the score
        prefix  ///< documents with a term that starts with `term`: its `prefix_expansion` most frequent ones
    };
    Op op = Op::nothing;
    std::string term;
    std::uint32_t wqf = 1;  ///< how often the query says the term
    double scale = 1.0;     ///< factor on the score of this node, >= 0
    std::vector<TermQuery> children;

    static TermQuery of_term(std::string term, std::uint32_t wqf = 1) {
        return {Op::term, std::move(term), wqf, 1.0, {}};
    }
    static TermQuery of(Op op, std::vector<TermQuery> children) {
        return {op, {}, 1, 1.0, std::move(children)};
    }
};

/// Most terms that one prefix stands for.
inline constexpr std::uint32_t prefix_expansion = 50;

}  // namespace kindred::engine::xapian
