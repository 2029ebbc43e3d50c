#pragma once
#include "queries/search.hpp"
#include "server/parameters.hpp"

#include <array>
#include <string_view>

namespace kindred::server {

/// The parameters of a search, as Meilisearch names them.
inline constexpr std::array<std::string_view, 17> search_parameters = {
    "q",
    "offset",
    "limit",
    "page",
    "hitsPerPage",
    "attributesToRetrieve",
    "attributesToHighlight",
    "highlightPreTag",
    "highlightPostTag",
    "attributesToCrop",
    "cropLength",
    "cropMarker",
    "showMatchesPosition",
    "filter",
    "sort",
    "facets",
    "distinct",
};

/// The collection that an index uid names. Throws ApiError invalid_index_uid, Error{not_found}.
queries::Collection index_named(std::string_view uid);

/// The search that `given` asks for. Other parameters are not looked at. Throws ApiError for a wrong type.
queries::SearchRequest read_search(const Parameters& given, queries::Collection collection);

}  // namespace kindred::server
