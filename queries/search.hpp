#pragma once
#include "engine/generation.hpp"
#include "queries/collection.hpp"
#include "queries/facets.hpp"
#include "queries/highlight/hit_formatter.hpp"
#include "queries/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries {

/// Hits of one search that can be reached; what is asked beyond is clamped.
inline constexpr std::uint32_t max_total_hits = 1000;

/// What is searched. Paging is offset and limit, or page (1-based) and hits_per_page when either of these is
/// given.
struct SearchRequest {
    Collection collection = Collection::works;
    std::string q;
    std::uint32_t offset = 0;
    std::uint32_t limit = 20;
    std::optional<std::uint32_t> page;
    std::optional<std::uint32_t> hits_per_page;
    nlohmann::json filter;            ///< as compile_filter takes it; null: none
    std::vector<std::string> facets;  ///< names and patterns to count
    FacetOrder facet_order = FacetOrder::alphabetical;
    std::vector<std::string> sort;        ///< "year:desc"; empty: by relevance
    std::optional<std::string> distinct;  ///< attribute of which every value comes once
    FormatOptions format;                 ///< what hits show
};

/// One page of the ranking.
struct SearchAnswer {
    SearchRequest request;
    std::vector<nlohmann::ordered_json> hits;
    /// Documents that match. Exact in page mode and when there are facets, a filter, a sort or a distinct
    /// attribute; an estimate otherwise. At most max_total_hits in page mode.
    std::uint32_t total_hits = 0;
    std::vector<Facet> facets;  ///< counted over all that match, exactly
};

/// A document and its score: what an offline run needs, without records.
struct Ranked {
    std::uint32_t document;
    double score;
};

/// Searches by words, any of them, ranked by BM25 (docs/ranking.md). An empty query gives every document, in
/// the order of the input. Nothing in `q` is an error but its length: Error{invalid_query}. Throws
/// ParameterError for a filter, facet, sort or distinct attribute that cannot be used.
SearchAnswer search(engine::Reader& reader, const SearchRequest& request);

/// The ranking alone: the best `limit` documents from rank `offset` on.
std::vector<Ranked> rank(engine::Reader& reader, Collection collection, std::string_view q,
                         std::uint32_t offset, std::uint32_t limit);

/// The answer as the API gives it (shared shape of HTTP and `kindred-query --json`): hits, query,
/// processingTimeMs, then limit/offset/estimatedTotalHits or hitsPerPage/page/totalPages/totalHits, and when
/// facets were asked for facetDistribution and facetStats.
nlohmann::ordered_json to_json(const SearchAnswer& answer, std::uint64_t processing_ms);

}  // namespace kindred::queries
