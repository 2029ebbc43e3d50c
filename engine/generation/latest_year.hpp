#pragma once
#include "engine/data/columns.hpp"

#include <cstdint>
#include <string_view>

namespace kindred::engine::generation {

/// The latest year is the last one that this many of a thousand dated works reach: a few wrong dates do not
/// make everything else old.
inline constexpr std::uint32_t latest_year_per_mille = 5;

/// The year from which the age of works is counted; 0 when no work is dated. Years from 1 to 9999 count, and
/// none after the one that follows the build at `built_at` (ISO 8601; ignored when it is no date): in a small
/// collection a single wrong date would reach far enough. Cost: reads the year of every work.
int latest_year(const data::Columns& works, std::string_view built_at);

}  // namespace kindred::engine::generation
