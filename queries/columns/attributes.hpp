#pragma once
#include "engine/data/columns.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::queries::columns {

/// The names of the columns that `may` holds for (`&Column::filterable`), in order of the alphabet: what
/// error messages offer.
std::vector<std::string> attributes(const engine::data::Columns& columns,
                                    bool (engine::data::Column::*may)() const noexcept);

/// `text` as a finite decimal number, nothing when any of it is something else: "2019", "-1.5", "1e3".
std::optional<double> parse_number(std::string_view text) noexcept;

}  // namespace kindred::queries::columns
