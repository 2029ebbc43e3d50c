#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>

#include <nlohmann/json.hpp>

namespace kindred::queries {

/// Hits of one search that can be reached; what is asked beyond is clamped.
inline constexpr std::uint32_t max_total_hits = 1000;

/// Hits of a page when its number is given without their number.
inline constexpr std::uint32_t default_hits_per_page = 20;

/// Ranks [first, last) of a list.
struct Ranks {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    std::uint32_t count() const noexcept { return last - first; }
    bool operator==(const Ranks&) const = default;
};

/// Which part of a list is wanted: `offset` and `limit`, or a page by its number, from 1, and its size when
/// one of these is given. Page 0 is empty.
struct Paging {
    std::uint32_t offset = 0;
    std::uint32_t limit = 20;
    std::optional<std::uint32_t> page = {};
    std::optional<std::uint32_t> hits_per_page = {};

    /// True when a page is wanted by its number or size.
    bool by_page() const noexcept { return page || hits_per_page; }

    /// The part of a list of `total`, at most `longest` ranks of it.
    Ranks ranks(std::uint64_t total, std::uint32_t longest = max_total_hits) const noexcept {
        std::uint64_t first = offset;
        std::uint64_t count = std::min(limit, longest);
        if (by_page()) {
            const std::uint64_t number = page.value_or(1);
            count = number == 0 ? 0 : std::min(hits_per_page.value_or(default_hits_per_page), longest);
            first = number == 0 ? 0 : (number - 1) * count;
        }
        first = std::min(first, total);
        return {static_cast<std::uint32_t>(first),
                static_cast<std::uint32_t>(std::min(total, first + count))};
    }

    /// Adds to an answer which part of `total` it is: hitsPerPage, page, totalPages and totalHits, or limit,
    /// offset and estimatedTotalHits.
    void add_to(nlohmann::ordered_json& answer, std::uint32_t total) const {
        if (by_page()) {
            const std::uint64_t size = hits_per_page.value_or(default_hits_per_page);
            answer["hitsPerPage"] = size;
            answer["page"] = page.value_or(1);
            answer["totalPages"] = size == 0 ? 0 : (total + size - 1) / size;
            answer["totalHits"] = total;
        } else {
            answer["limit"] = limit;
            answer["offset"] = offset;
            answer["estimatedTotalHits"] = total;
        }
    }
};

}  // namespace kindred::queries
