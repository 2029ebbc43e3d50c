#pragma once
#include "engine/generation.hpp"
#include "queries/collection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries {

/// Bounds of one search; a request over `max_query_bytes` is an error, everything else is clamped.
inline constexpr std::size_t max_query_bytes = 65536;
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
    std::vector<std::string> attributes_to_retrieve = {"*"};
};

/// One page of the ranking.
struct SearchAnswer {
    SearchRequest request;
    std::vector<nlohmann::ordered_json> hits;
    std::uint32_t total_hits =
        0;  ///< exact in page mode, else an estimate; at most max_total_hits in page mode
};

/// A document and its score: what an offline run needs, without records.
struct Ranked {
    std::uint32_t document;
    double score;
};

/// Searches by words, any of them, ranked by BM25 (docs/ranking.md). An empty query gives every document, in
/// the order of the input. Nothing in `q` is an error but its length: Error{invalid_query}.
SearchAnswer search(engine::Reader& reader, const SearchRequest& request);

/// The ranking alone: the best `limit` documents from rank `offset` on.
std::vector<Ranked> rank(engine::Reader& reader, Collection collection, std::string_view q,
                         std::uint32_t offset, std::uint32_t limit);

/// The answer as the API gives it (shared shape of HTTP and `kindred-query --json`): hits, query,
/// processingTimeMs, then limit/offset/estimatedTotalHits or hitsPerPage/page/totalPages/totalHits.
nlohmann::ordered_json to_json(const SearchAnswer& answer, std::uint64_t processing_ms);

}  // namespace kindred::queries
