#pragma once
#include "queries/search/federation.hpp"
#include "server/calls/parameters.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace kindred::server::meilisearch {

/// The members of `federation` in a multi-search, as Meilisearch names them.
inline constexpr std::array<std::string_view, 7> federation_parameters = {
    "offset", "limit", "page", "hitsPerPage", "facetsByIndex", "mergeFacets", "distinct",
};

/// The federation that `federation` asks for, without queries. Throws ApiError for wrong types,
/// Error{not_found} for an unknown index.
queries::search::FederatedRequest read_federation(nlohmann::json federation);

/// One query of a federated search; `place` is its index in `.queries`. Throws ApiError for wrong types, and
/// for paging and facets, which are the federation's to say.
queries::search::FederatedQuery read_federated_query(const calls::Parameters& given, std::uint32_t place);

/// Throws ApiError invalid_multi_search_federation_options when a query that is answered by itself says how
/// it is to be merged.
void expect_unfederated(const calls::Parameters& given, std::uint32_t place);

}  // namespace kindred::server::meilisearch
