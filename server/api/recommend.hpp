#pragma once
#include "queries/base/collection.hpp"
#include "queries/recommend/recommend.hpp"
#include "server/calls/parameters.hpp"

#include <array>
#include <string>
#include <string_view>

namespace kindred::server::api {

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

/// No work is of a later year.
inline constexpr std::uint32_t max_year = 9999;

/// The request in the body of POST /api/v1/recommend/...: only `recommend_parameters` are taken. Throws
/// ApiError 400 that names the member: invalid_recommend_<member>, missing_recommend_seeds, bad_request for
/// an unknown one. Whether the ids exist is not checked.
queries::recommend::RecommendRequest read_recommend(const calls::Parameters& given);

}  // namespace kindred::server::api
