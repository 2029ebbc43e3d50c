#pragma once
#include "queries/hits/listing.hpp"
#include "server/calls/parameters.hpp"

namespace kindred::server::meilisearch {

/// The listing that `given` asks for. Throws ApiError for a wrong type and for a page that is too large.
queries::hits::ListRequest read_listing(const calls::Parameters& given, queries::Collection collection);

}  // namespace kindred::server::meilisearch
