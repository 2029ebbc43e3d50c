#pragma once
#include "queries/recommend/recommend.hpp"
#include "server/calls/parameters.hpp"

namespace kindred::server::api {

/// No work is of a later year.
inline constexpr std::uint32_t max_year = 9999;

/// The request in the body of POST /api/v1/recommend/...: only the members that docs/api.md has are taken.
/// Throws ApiError 400 that names the member: invalid_recommend_<member>, missing_recommend_seeds,
/// bad_request for an unknown one. Whether the ids exist is not checked.
queries::recommend::RecommendRequest read_recommend(const calls::Parameters& given);

}  // namespace kindred::server::api
