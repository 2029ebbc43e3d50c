#include "queries/columns/attributes.hpp"

#include "queries/base/parameter_error.hpp"

#include <algorithm>
#include <charconv>
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
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

}  // namespace kindred::queries::columns
