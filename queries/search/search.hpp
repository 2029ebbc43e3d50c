#pragma once
#include "engine/generation/generation.hpp"
#include "queries/search/search_request.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kindred::queries::search {

/// One page of the ranking.
struct SearchAnswer {
    SearchRequest request;
    std::vector<std::string> hits;         ///< each the JSON text of an object, without white space
    std::vector<double> scores;            ///< of each hit, 0 to 1; 0 when hits are sorted
    std::vector<std::uint32_t> documents;  ///< numbers of the hits
    std::vector<std::uint32_t> matches;    ///< all documents that match, in no order; when asked for
    /// Documents that match. Exact in page mode and when there are facets, a filter, a sort or a distinct
    /// attribute; an estimate otherwise. At most max_total_hits in page mode.
    std::uint32_t total_hits = 0;
    std::vector<columns::Facet> facets;  ///< counted over all that match, exactly
    /// Typed words and what was searched for instead.
    std::vector<std::pair<std::string, std::string>> corrections;
};

/// Searches by words (docs/query-language.md), ranked as docs/ranking.md says. An empty query gives every
/// document, in the order of the input. Nothing in `q` is an error but its length: Error{invalid_query}.
/// Throws ParameterError for a filter, facet, sort, distinct attribute, attribute to search on or mode that
/// cannot be used.
///
/// A hit among researchers has `_why`: {"name":true} when they are called so, else the works that match, best
/// first, as {"works":[{"id","title","score"}]}.
SearchAnswer search(engine::Reader& reader, const SearchRequest& request);

/// The ranking alone, of a whole query whose last word is not completed: the best `limit` documents from rank
/// `offset` on. `semantic_ratio` as in SearchRequest.
std::vector<ScoredDocument> rank(engine::Reader& reader, Collection collection, std::string_view q,
                                 std::uint32_t offset, std::uint32_t limit, double semantic_ratio = 0);

/// The JSON text of the answer as the API gives it (shared shape of HTTP and `kindred-query --json`): hits,
/// query, processingTimeMs, then limit/offset/estimatedTotalHits or hitsPerPage/page/totalPages/totalHits,
/// and when facets were asked for facetDistribution and facetStats; `corrections`, [{"typed","searched"}],
/// when there are any.
std::string json_text(const SearchAnswer& answer, std::uint64_t processing_ms);

}  // namespace kindred::queries::search
