#pragma once
#include "queries/base/collection.hpp"
#include "server/calls/parameters.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::server::algolia {

/// What a request of Algolia Recommend asks for.
enum class RecommendModel {
    related_products,
    looking_similar,
    bought_together,
    trending_items,
    trending_facets
};

/// The members of one request.
inline constexpr std::array<std::string_view, 9> algolia_parameters = {
    "indexName", "model",      "objectID",        "threshold",          "maxRecommendations",
    "facetName", "facetValue", "queryParameters", "fallbackParameters",
};

/// Requests of one batch, and hits of one request.
inline constexpr std::size_t max_algolia_requests = 50;
inline constexpr std::uint32_t max_recommendations = 1000;
inline constexpr std::uint32_t default_recommendations = 30;

struct AlgoliaRequest {
    queries::Collection collection = queries::Collection::works;  ///< or researchers
    RecommendModel model = RecommendModel::related_products;
    std::string object_id;   ///< of what to recommend for; "" for what is trending
    std::string facet_name;  ///< of trending facets
    double threshold = 0;    ///< least score of a hit, 0 to 1
    std::uint32_t limit = default_recommendations;
    nlohmann::json filter;                   ///< as compile_filter takes it
    std::optional<nlohmann::json> fallback;  ///< the filter to use instead when there are no hits
    std::vector<std::string> attributes = {"*"};
};

/// The requests of a batch, in their order. Throws ApiError: 400 for a wrong member, 404 for an index that
/// does not exist. In `queryParameters` and `fallbackParameters` filters and `attributesToRetrieve` count;
/// other parameters of a search make no difference.
std::vector<AlgoliaRequest> read_algolia_requests(const calls::Parameters& body);

}  // namespace kindred::server::algolia
