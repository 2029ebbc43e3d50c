#pragma once
#include "queries/search/search.hpp"
#include "server/calls/parameters.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace kindred::server::meilisearch {

/// Names of parameters, one list after another.
template <std::size_t n, std::size_t m>
constexpr auto joined_names(const std::array<std::string_view, n>& first,
                            const std::array<std::string_view, m>& second) {
    std::array<std::string_view, n + m> names;
    std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), names.begin()));
    return names;
}

/// The parameters that a search has in a JSON object and in a URL, as Meilisearch names them; `queryMode` is
/// kindred's own.
inline constexpr std::array<std::string_view, 28> shared_search_parameters = {
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
    "matchingStrategy",
    "attributesToSearchOn",
    "showRankingScore",
    "showRankingScoreDetails",
    "rankingScoreThreshold",
    "queryMode",
    "locales",
    "retrieveVectors",
    "vector",
    "useNetwork",
    "showPerformanceDetails",
};

/// All parameters of a search in a JSON object.
inline constexpr auto search_parameters =
    joined_names(shared_search_parameters, std::array<std::string_view, 3>{"hybrid", "media", "personalize"});

/// All parameters of a search in a URL.
inline constexpr auto url_search_parameters = joined_names(
    shared_search_parameters, std::array<std::string_view, 2>{"hybridEmbedder", "hybridSemanticRatio"});

/// The collection that an index uid names. Throws ApiError invalid_index_uid, Error{not_found}.
queries::Collection index_named(std::string_view uid);

/// Reads `offset`, `limit`, `page` and `hitsPerPage`. Throws ApiError for a wrong type.
void read_paging(const calls::Parameters& given, queries::Paging& paging);

/// The search that `given` asks for. Other parameters are not looked at. Throws ApiError for a wrong type or
/// value, and for what is not supported.
queries::search::SearchRequest read_search(const calls::Parameters& given, queries::Collection collection);

}  // namespace kindred::server::meilisearch
