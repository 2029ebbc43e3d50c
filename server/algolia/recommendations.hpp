#pragma once
#include "queries/recommend/models.hpp"
#include "server/calls/call.hpp"
#include "server/calls/parameters.hpp"

#include <cstdint>
#include <vector>

namespace kindred::server::algolia {

/// Requests of one batch, and hits of one request.
inline constexpr std::size_t max_algolia_requests = 50;
inline constexpr std::uint32_t max_recommendations = 1000;

/// The requests of a batch, in their order. Throws ApiError: 400 for a wrong member, 404 for an index that
/// does not exist. In `queryParameters` and `fallbackParameters` filters and `attributesToRetrieve` count;
/// other parameters of a search make no difference.
std::vector<queries::recommend::ModelRequest> read_algolia_requests(const calls::Parameters& body);

/// What Algolia's clients for recommendations ask.
Response algolia_recommendations(const calls::Call& call);

}  // namespace kindred::server::algolia
