#pragma once
#include "queries/base/scored_document.hpp"

#include <vector>

namespace kindred::queries::recommend {

/// Puts the first of `pool`, best first, into the order of marginal relevance (Carbonell and Goldstein, SIGIR
/// 1998): as many as `directions` has vectors, of length 1 or empty. A candidate loses up to `share` of its
/// score, from 0 to 1, for being like one before it.
void diversify(std::vector<ScoredDocument>& pool, const std::vector<std::vector<float>>& directions,
               double share);

}  // namespace kindred::queries::recommend
