#pragma once
#include "queries/text/clause.hpp"

#include <optional>
#include <string_view>

namespace kindred::queries::text {

/// The years that stand after "year:": "2020", "2019..2023" or "2019-2023" in either order, "2019..",
/// "..2023",
/// ">2019", ">=2019", "<2019", "<=2019". A year has one to four digits; a comma or semicolon at the end is
/// passed over. Nothing for anything else.
std::optional<YearRange> parse_years(std::string_view text) noexcept;

}  // namespace kindred::queries::text
