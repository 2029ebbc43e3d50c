#include "queries/columns/attributes.hpp"

#include "engine/base/numbers.hpp"
#include "queries/base/parameter_error.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace kindred::queries::columns {

std::vector<std::string> attributes(const engine::data::Columns& columns, Capability may) {
    std::vector<std::string> names;
    for (const engine::data::Column& column : columns.all()) {
        if ((column.*may)()) names.push_back(column.name());
    }
    std::ranges::sort(names);
    return names;
}

const engine::data::Column& column_named(std::string_view name, const engine::data::Columns& columns,
                                         Capability may, std::string_view parameter,
                                         std::string_view otherwise) {
    const engine::data::Column* const column = columns.find(name);
    if (column != nullptr && (column->*may)()) return *column;
    throw ParameterError(parameter, fmt::format("Attribute `{}` is not {}: `{}`.", name, otherwise,
                                                fmt::join(attributes(columns, may), ", ")));
}

std::optional<double> parse_number(std::string_view text) noexcept {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return std::nullopt;
    }
    const auto number = engine::to_number<double>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

}  // namespace kindred::queries::columns
