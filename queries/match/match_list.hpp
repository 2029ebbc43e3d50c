#pragma once
#include "queries/base/scored_document.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace kindred::queries::match {

/// What is wanted of the documents that match.
struct MatchWanted {
    std::uint32_t best = 0;                          ///< length of the ranking, at most
    bool all = false;                                ///< every match, not ranked
    bool exact_total = false;                        ///< their number exactly
    double threshold = 0;                            ///< no document with a lower score
    std::function<bool(std::uint32_t)> accept = {};  ///< false leaves a document out; empty accepts all

    /// True when every match has to be found for what is wanted.
    bool counts_all() const noexcept { return all || exact_total || accept; }
};

/// The documents that match a query.
struct MatchList {
    std::vector<ScoredDocument> ranked;  ///< the best first; the scores never rise
    std::vector<std::uint32_t> all;      ///< when wanted: each once, in no order
    std::uint32_t total = 0;             ///< exact for works, and when all or the exact total is wanted; else
                                         ///< an estimate
    /// How many have every word of the query, or what stands for it, exactly; absent where that is not known:
    /// for other collections than works, and for queries with words that need not be had.
    std::optional<std::uint32_t> with_all_words = {};

    /// Leaves what is wanted. With a threshold what is ranked from there up is all that matches.
    void reduce_to(const MatchWanted& wanted) {
        if (wanted.threshold > 0) {
            std::erase_if(ranked, [&](const auto& one) { return one.score < wanted.threshold; });
            total = static_cast<std::uint32_t>(ranked.size());
            with_all_words.reset();
            all.clear();
            for (const ScoredDocument& one : ranked) all.push_back(one.document);
        }
        if (ranked.size() > wanted.best) ranked.resize(wanted.best);
        if (!wanted.all) all.clear();
    }
};

}  // namespace kindred::queries::match
