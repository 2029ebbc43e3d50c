#pragma once
#include "engine/generation.hpp"
#include "queries/collection.hpp"
#include "queries/facets.hpp"
#include "queries/highlight/hit_formatter.hpp"
#include "queries/match/term_queries.hpp"
#include "queries/query_text/query_text.hpp"
#include "queries/search_fields.hpp"

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
    QueryMode mode = QueryMode::simple;   ///< advanced: works only
    MatchingStrategy strategy = MatchingStrategy::last;
    SearchOn search_on;  ///< searchable attributes; absent: all
    bool show_ranking_score = false;
    bool show_ranking_score_details = false;
    bool keep_matches = false;           ///< fill SearchAnswer::matches
    double ranking_score_threshold = 0;  ///< 0 to 1: no hit with a lower score
    /// 0 to 1: what the latent vectors of works count against their words. Works only; a sort leaves it out.
    double semantic_ratio = 0;
};

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
    std::vector<Facet> facets;  ///< counted over all that match, exactly
    /// Typed words and what was searched for instead.
    std::vector<std::pair<std::string, std::string>> corrections;
};

/// A document and its score: what an offline run needs, without records.
struct Ranked {
    std::uint32_t document;
    double score;
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
std::vector<Ranked> rank(engine::Reader& reader, Collection collection, std::string_view q,
                         std::uint32_t offset, std::uint32_t limit, double semantic_ratio = 0);

/// The JSON text of the answer as the API gives it (shared shape of HTTP and `kindred-query --json`): hits,
/// query, processingTimeMs, then limit/offset/estimatedTotalHits or hitsPerPage/page/totalPages/totalHits,
/// and when facets were asked for facetDistribution and facetStats; `corrections`, [{"typed","searched"}],
/// when there are any.
std::string json_text(const SearchAnswer& answer, std::uint64_t processing_ms);

}  // namespace kindred::queries
