#pragma once
#include "queries/collection.hpp"
#include "queries/recommend/recommend.hpp"
#include "server/parameters.hpp"

#include <array>
#include <string>
#include <string_view>

namespace kindred::server {

/// The members of a request for recommendations, and those of its objects.
inline constexpr std::array<std::string_view, 11> recommend_parameters = {
    "seeds",     "exclude",      "weights", "recencyHalfLifeYears", "filter",
    "diversify", "candidateIds", "explain", "attributesToRetrieve", "limit",
    "offset",
};
inline constexpr std::array<std::string_view, 4> seed_parameters = {"researcherIds", "workIds", "text",
                                                                    "negative"};
inline constexpr std::array<std::string_view, 2> negative_seed_parameters = {"researcherIds", "workIds"};
inline constexpr std::array<std::string_view, 4> exclude_parameters = {"ids", "coauthorsOf", "sinceYear",
                                                                       "sameInstitutionAs"};
inline constexpr std::array<std::string_view, 3> weight_parameters = {"content", "graph", "institution"};

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

/// No work is of a later year.
inline constexpr std::uint32_t max_year = 9999;

/// The request in the body of POST /api/v1/recommend/...: only `recommend_parameters` are taken. Throws
/// ApiError 400 that names the member: invalid_recommend_<member>, missing_recommend_seeds, bad_request for
/// an unknown one. Whether the ids exist is not looked at.
queries::RecommendRequest read_recommend(const Parameters& given);

/// What Meilisearch's search for similar documents asks for.
struct SimilarRequest {
    queries::RecommendRequest recommend;  ///< with `id` as its only seed
    std::string id;
    bool show_ranking_score = false;
    bool show_ranking_score_details = false;
};

/// Reads `similar_parameters`, and nothing else, of a search in `collection`, which is works or researchers.
/// Throws ApiError 400 invalid_similar_<member>, missing_similar_id, bad_request.
SimilarRequest read_similar(const Parameters& given, queries::Collection collection);

}  // namespace kindred::server
