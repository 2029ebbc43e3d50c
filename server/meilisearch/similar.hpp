#pragma once
#include "queries/base/collection.hpp"
#include "queries/recommend/recommend.hpp"
#include "server/calls/parameters.hpp"

#include <array>
#include <string>
#include <string_view>

namespace kindred::server::meilisearch {

/// The parameters of Meilisearch's search for similar documents; `embedder` makes no difference.
inline constexpr std::array<std::string_view, 10> similar_parameters = {
    "id",
    "embedder",
    "offset",
    "limit",
    "filter",
    "attributesToRetrieve",
    "showRankingScore",
    "showRankingScoreDetails",
    "rankingScoreThreshold",
    "retrieveVectors",
};

/// What Meilisearch's search for similar documents asks for.
struct SimilarRequest {
    queries::recommend::RecommendRequest recommend;  ///< with `id` as its only seed
    std::string id;
    bool show_ranking_score = false;
    bool show_ranking_score_details = false;
};

/// Reads `similar_parameters`, and nothing else, of a search in `collection`, which is works or researchers.
/// Throws ApiError 400 invalid_similar_<member>, missing_similar_id, bad_request.
SimilarRequest read_similar(const calls::Parameters& given, queries::Collection collection);

}  // namespace kindred::server::meilisearch
