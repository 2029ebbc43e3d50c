#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/match_list.hpp"
#include "queries/match/query_terms.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace kindred::queries::match {

/// Which documents match when they do not have all words of a query (docs/query-language.md).
enum class MatchingStrategy {
    last,      ///< all words; when not enough documents have them, any of the words
    all,       ///< all words
    frequency  ///< all words; when not enough documents have them, without the most frequent ones
};

/// Terms by their index in QueryTerms::terms.
using TermList = std::vector<std::uint32_t>;

/// Puts `required` into the order in which `strategy` keeps terms: as typed, or those in phrases first, then
/// the rarest.
void order_by_strategy(TermList& required, const std::vector<QueryTerm>& terms, MatchingStrategy strategy);

/// The terms of a query as queries for a term index.
class TermQueries {
 public:
    /// For `index`, which may have words that no work has, such as those of institutions.
    TermQueries(const engine::Generation& generation, const engine::xapian::TermIndex& index,
                const QueryTerms& terms);

    /// The terms that works or the index have, in the order typed.
    const TermList& known() const noexcept { return known_; }
    bool all_known() const noexcept { return known_.size() == terms_.terms.size(); }
    /// The documents of `query` without those that have an excluded word.
    engine::xapian::TermQuery without_excluded(engine::xapian::TermQuery query) const;

    /// Documents with all `required` terms and phrases; with any term when nothing is required.
    engine::xapian::TermQuery matching(const TermList& required) const;

    /// Asks `run` for the documents with all known terms, and when not enough of them match and `strategy`
    /// allows it, with fewer. `run` is given what is required. Terms of phrases are always required.
    MatchList relax(MatchingStrategy strategy, const std::function<MatchList(const TermList&)>& run) const;

 private:
    engine::xapian::TermQuery query_of(std::uint32_t number) const;
    engine::xapian::TermQuery any_of(const TermList& terms) const;
    engine::xapian::TermQuery all_of(std::span<const engine::StemId> stems) const;
    /// The terms that find the candidates of a long query: all known ones, or the weightiest
    /// `ranking::candidate_terms`, which are rare and often typed.
    TermList weightiest() const;

    const engine::Generation& generation_;
    const QueryTerms& terms_;
    std::vector<bool> in_index_;  ///< by term: the index has it as typed
    TermList known_;
};

}  // namespace kindred::queries::match
