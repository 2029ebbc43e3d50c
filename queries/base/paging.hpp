#pragma once
#include <cstdint>

#include <nlohmann/json.hpp>

namespace kindred::queries {

/// Hits of one search that can be reached; what is asked beyond is clamped.
inline constexpr std::uint32_t max_total_hits = 1000;

/// Hits of a page when its number is given without their number.
inline constexpr std::uint32_t default_hits_per_page = 20;

/// True when `request`, a SearchRequest or FederatedRequest, is for a page by its number or size.
template <typename Request>
bool by_page(const Request& request) noexcept {
    return request.page || request.hits_per_page;
}

/// Adds to the answer `json` which part of the ranking it is: hitsPerPage, page, totalPages and totalHits, or
/// limit, offset and estimatedTotalHits.
template <typename Request>
void add_paging(nlohmann::ordered_json& json, const Request& request, std::uint32_t total_hits) {
    if (by_page(request)) {
        const std::uint64_t per_page = request.hits_per_page.value_or(default_hits_per_page);
        json["hitsPerPage"] = per_page;
        json["page"] = request.page.value_or(1);
        json["totalPages"] = per_page == 0 ? 0 : (total_hits + per_page - 1) / per_page;
        json["totalHits"] = total_hits;
    } else {
        json["limit"] = request.limit;
        json["offset"] = request.offset;
        json["estimatedTotalHits"] = total_hits;
    }
}

}  // namespace kindred::queries
