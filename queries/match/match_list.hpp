#pragma once
#include "queries/base/scored_document.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace kindred::queries::match {

/// What is wanted of the documents that match.
struct MatchWanted {
    std::uint32_t best = 0;                          ///< length of the ranking, at most
    bool all = false;                                ///< every match, not ranked
    bool exact_total = false;                        ///< their number exactly
    double threshold = 0;                            ///< no document with a lower score
    std::function<bool(std::uint32_t)> accept = {};  ///< false leaves a document out; empty accepts all
};

/// The documents that match a query.
struct MatchList {
    std::vector<ScoredDocument> ranked;  ///< the best first; the scores never rise
    std::vector<std::uint32_t> all;      ///< when wanted: each once, in no order
    std::uint32_t total = 0;             ///< exact for works, and when all or the exact total is wanted; else
                                         ///< an estimate

    /// Keeps the ranked documents from `threshold` up, which are all then.
    void drop_below(double threshold) {
        std::erase_if(ranked, [&](const ScoredDocument& one) { return one.score < threshold; });
        total = static_cast<std::uint32_t>(ranked.size());
        all.clear();
        for (const ScoredDocument& one : ranked) all.push_back(one.document);
    }
};

}  // namespace kindred::queries::match
