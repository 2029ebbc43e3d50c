#pragma once
#include "queries/hits/listing.hpp"
#include "server/calls/parameters.hpp"

#include <array>
#include <string_view>

namespace kindred::server::meilisearch {

/// The parameters of a listing of documents, as Meilisearch names them.
inline constexpr std::array<std::string_view, 6> document_parameters = {
    "offset", "limit", "fields", "ids", "filter", "sort",
};

/// The listing that `given` asks for. Throws ApiError for a wrong type and for a page that is too large.
queries::hits::ListRequest read_listing(const calls::Parameters& given, queries::Collection collection);

}  // namespace kindred::server::meilisearch
