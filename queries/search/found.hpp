#pragma once
#include "engine/generation/generation.hpp"
#include "queries/match/match_list.hpp"
#include "queries/match/search_query.hpp"
#include "queries/search/search_request.hpp"

#include <cstdint>
#include <vector>

namespace kindred::queries::search {

/// Which ranks of the answer are wanted, and whether their number has to be exact.
struct Window : Ranks {
    bool exact_total = false;
};

/// The documents of one window, and what was counted over all that match.
struct Found {
    std::vector<ScoredDocument> documents;  ///< in order of the answer; scores 0 when that is a sort
    std::uint32_t total = 0;
    std::vector<columns::Facet> facets;
    std::vector<std::uint32_t> matches;  ///< all of them, in no order, when the request keeps them
};

/// Finds what `query` and the filter of `request` match and puts it in order: by relevance, or as `sort`
/// says. Throws ParameterError. Cost: without filter, facets, sort and distinct the best ranks only;
/// otherwise every match is looked at once.
Found find_documents(engine::Reader& reader, const SearchRequest& request, const match::SearchQuery& query,
                     Window window);

/// The values of the facet `name` that fit `facet_query` (queries/facets.hpp), counted over what `request`
/// matches. Throws ParameterError.
std::vector<columns::FacetValue> search_facet(engine::Reader& reader, const SearchRequest& request,
                                              std::string_view name, std::string_view facet_query);

}  // namespace kindred::queries::search
