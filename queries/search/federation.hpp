#pragma once
#include "engine/base/error.hpp"
#include "engine/generation/generation.hpp"
#include "queries/search/search.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::queries::search {

/// One of several searches whose hits are merged. Its own paging and facets are ignored.
struct FederatedQuery {
    SearchRequest request;
    double weight = 1;           ///< of its ranking scores, not negative
    std::uint32_t position = 0;  ///< as its hits tell it
};

/// Searches of one or several collections that are answered with one list of hits.
struct FederatedRequest : Paging {
    std::vector<FederatedQuery> queries;
    std::optional<std::string> distinct;  ///< attribute of which every value comes once over all
    std::map<Collection, std::vector<std::string>> facets;  ///< to count, as SearchRequest::facets
    /// Facets of one name are counted together over all collections, with at most this many values each.
    std::optional<std::size_t> merged_values;
};

using CountedFacets = std::map<Collection, std::vector<columns::Facet>>;

/// One page of the merged list.
struct FederatedAnswer {
    FederatedRequest request;
    std::vector<std::string> hits;       ///< as those of a SearchAnswer, each with its `_federation`
    std::uint32_t total_hits = 0;        ///< documents that some query matches; max_total_hits with pages
    CountedFacets facets;                ///< over all documents that a query of it matches
    std::vector<columns::Facet> merged;  ///< instead, when facets are merged
};

/// What `work` returns, which is about the query at `place` of several; the message of an Error that it
/// throws names the query first.
template <typename Work>
auto inside_query(std::size_t place, Work&& work) {
    try {
        return work();
    } catch (Error& error) {
        static_cast<std::runtime_error&>(error) =
            std::runtime_error(fmt::format("Inside `.queries[{}]`: {}", place, error.what()));
        throw;  // as what it is, a ParameterError say
    }
}

/// How many hits each query has to find for the page that is asked for.
std::uint32_t hits_needed(const FederatedRequest& request) noexcept;

/// Searches and merges: by weighted ranking score, or by the sort that all queries have in common, then by
/// place in `queries`. A document that several queries find comes once, where it is best. Throws
/// ParameterError{"multi_search_query_ranking_rules"} when queries do not sort alike, {"multi_search_facets"}
/// for what is no facet of its collection, and what `search` throws, with the query named before the message.
/// Cost: that of the searches for `hits_needed` hits each, and every match is looked at.
FederatedAnswer search_federated(engine::Reader& reader, const FederatedRequest& request);

/// Facets of one name as one, counted together: the first `values` of all. Exact when `counted` has as many
/// of each.
std::vector<columns::Facet> merge_facets(const CountedFacets& counted, std::size_t values);

/// The JSON text of the answer as the API gives it: hits, processingTimeMs, then
/// limit/offset/estimatedTotalHits or hitsPerPage/page/totalPages/totalHits, then facetsByIndex, or
/// facetDistribution and facetStats.
std::string json_text(const FederatedAnswer& answer, std::uint64_t processing_ms);

}  // namespace kindred::queries::search
