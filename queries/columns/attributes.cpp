#include "queries/columns/attributes.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kindred::queries::columns {

std::vector<std::string> attributes(const engine::data::Columns& columns,
                                    bool (engine::data::Column::*may)() const noexcept) {
    std::vector<std::string> names;
    for (const engine::data::Column& column : columns.all()) {
        if ((column.*may)()) names.push_back(column.name());
    }
    std::sort(names.begin(), names.end());
    return names;
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
