#pragma once
#include "engine/data/columns.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::queries::columns {

/// What a column may be used for: `&Column::filterable`.
using Capability = bool (engine::data::Column::*)() const noexcept;

/// The names of the columns that `may` holds for, in order of the alphabet: what error messages offer.
std::vector<std::string> attributes(const engine::data::Columns& columns, Capability may);

/// The column `name`, for which `may` has to hold. Otherwise throws ParameterError{parameter}: "Attribute
/// `name` is not <otherwise>: `a, b`.", with the names of the columns that it holds for.
const engine::data::Column& column_named(std::string_view name, const engine::data::Columns& columns,
                                         Capability may, std::string_view parameter,
                                         std::string_view otherwise);

/// `text` as a finite decimal number, nothing when any of it is something else: "2019", "-1.5", "1e3".
std::optional<double> parse_number(std::string_view text) noexcept;

}  // namespace kindred::queries::columns
