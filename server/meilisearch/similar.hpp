#pragma once
#include "queries/base/collection.hpp"
#include "queries/recommend/recommend.hpp"
#include "server/calls/parameters.hpp"

#include <string>

namespace kindred::server::meilisearch {

/// What Meilisearch's search for similar documents asks for.
struct SimilarRequest {
    queries::recommend::RecommendRequest recommend;  ///< with `id` as its only seed
    std::string id;
    bool show_ranking_score = false;
    bool show_ranking_score_details = false;
};

/// Reads a search, with no other parameters than Meilisearch has, in `collection`, which is works or
/// researchers. Throws ApiError 400 invalid_similar_<member>, missing_similar_id, bad_request.
SimilarRequest read_similar(const calls::Parameters& given, queries::Collection collection);

}  // namespace kindred::server::meilisearch
