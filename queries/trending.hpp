#pragma once
#include "engine/generation.hpp"
#include "queries/collection.hpp"
#include "queries/match/match_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries {

/// Years that count as recent, the latest included.
inline constexpr int trending_years = 3;
/// The latest year is the last one that so many of a thousand works with a year reach: a few wrong dates in
/// the future do not make everything else old.
inline constexpr std::uint32_t latest_year_per_mille = 5;

/// What is trending in one collection.
struct TrendingRequest {
    Collection collection = Collection::works;  ///< or researchers
    nlohmann::json filter;                      ///< of that collection, as compile_filter takes it
    std::vector<std::uint32_t> leave_out;       ///< documents
    std::uint32_t limit = 30;
    double threshold = 0;  ///< 0 to 1: least score
};

/// The latest year of the works; 0 when none has a year.
int latest_year(const engine::Columns& works);

/// The documents that get most attention now, best first, ties by number; scores are relative to the best of
/// the collection, which has 1. Works of recent years come by citations a year, then the newest; when no work
/// has citations, by year alone. Researchers come by their recent works, of which each counts
/// 1 + ln(1 + citations a year); works by more than `engine::max_collaborating_authors` do not count. Throws
/// ParameterError{"filter"}. Cost: a look at two columns for every work, no records.
std::vector<ScoredDocument> trending_documents(const engine::Generation& generation,
                                               const TrendingRequest& request);

/// A value of a facet and how it trends.
struct TrendingValue {
    std::string value;
    double score = 0;  ///< 0 to 1
};

/// The values of facet `name` that most recent works have, or most researchers with a recent work, relative
/// to the value that most have; best first, then in the order of the values. `request.leave_out` is not
/// looked at. Throws ParameterError{"facet_name"}, {"filter"}. Cost: as trending_documents, and the facet's
/// column.
std::vector<TrendingValue> trending_values(const engine::Generation& generation,
                                           const TrendingRequest& request, std::string_view name);

}  // namespace kindred::queries
