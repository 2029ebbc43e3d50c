#pragma once
#include "queries/base/paging.hpp"
#include "queries/base/ranking.hpp"
#include "queries/recommend/recommend.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kindred::queries::recommend {

/// A researcher or work that may be recommended.
struct Candidate {
    std::uint32_t document = 0;
    double score = 0;  ///< 0 and up
};

/// Better first, ties by number.
inline bool better(const Candidate& a, const Candidate& b) noexcept {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
}

/// A signal sum as a score between 0 and 1, rising.
inline double bounded(double sum) noexcept {
    return sum / (1 + sum);
}

/// An answer to `request` that has no hits yet.
RecommendAnswer no_hits(const RecommendRequest& request);

/// What an answer shows of `candidate`, without the reasons.
Recommendation shown(const engine::data::Records& records, const Candidate& candidate,
                     const std::vector<std::string>& attributes);

/// The candidates on the asked page, best first, with `request.diversify` in order of marginal relevance
/// (Carbonell and Goldstein, SIGIR 1998): a candidate loses for being like one before it.
/// `direction(document)` gives a vector of length 1 for likeness, or none. Leaves `candidates` in no order.
template <typename Direction>
std::vector<Candidate> page_of(std::vector<Candidate>& candidates, const RecommendRequest& request,
                               Direction&& direction);

/// Puts the first of `pool`, best first, into the order of marginal relevance: as many as `directions` has
/// vectors.
void diversify(std::vector<Candidate>& pool, const std::vector<std::vector<float>>& directions, double share);

/// Which of `total` ranks are on the asked page: [first, second).
std::pair<std::size_t, std::size_t> page_bounds(const RecommendRequest& request, std::size_t total);

/// How many of the best must be in order for the page.
std::size_t ranks_needed(const RecommendRequest& request, std::size_t total);

template <typename Direction>
std::vector<Candidate> page_of(std::vector<Candidate>& candidates, const RecommendRequest& request,
                               Direction&& direction) {
    const auto [first, last] = page_bounds(request, candidates.size());
    const std::size_t needed = ranks_needed(request, candidates.size());
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(needed),
                      candidates.end(), better);
    std::vector<Candidate> best(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(needed));
    if (request.diversify > 0 && first < last) {
        std::vector<std::vector<float>> directions;
        const std::size_t diverse = std::min(best.size(), ranking::diverse_pool);
        for (std::size_t i = 0; i < diverse; ++i) directions.push_back(direction(best[i].document));
        diversify(best, directions, request.diversify);
    }
    return {best.begin() + static_cast<std::ptrdiff_t>(first),
            best.begin() + static_cast<std::ptrdiff_t>(last)};
}

}  // namespace kindred::queries::recommend
