#include "queries/columns/sort.hpp"

#include "queries/base/parameter_error.hpp"
#include "queries/columns/attributes.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kindred::queries::columns {

using engine::data::Column;

SortOrder::SortOrder(const std::vector<std::string>& rules, const engine::data::Columns& columns) {
    for (const std::string& rule : rules) {
        const std::size_t colon = rule.rfind(':');
        const std::string direction = colon == std::string::npos ? "" : rule.substr(colon + 1);
        if (direction != "asc" && direction != "desc") {
            throw ParameterError("sort", fmt::format("Invalid syntax for the sort parameter: expected "
                                                     "expression ending by `:asc` or `:desc`, found `{}`.",
                                                     rule));
        }
        const std::string name = rule.substr(0, colon);
        const Column& column = column_named(name, columns, &Column::sortable, "sort",
                                            "sortable. Available sortable attributes are");
        // What is equal by a column stays equal by it: only its first rule can order anything.
        if (std::ranges::find(rules_, &column, &Rule::column) == rules_.end())
            rules_.push_back({&column, direction == "desc"});
    }
}

bool SortOrder::operator()(std::uint32_t a, std::uint32_t b) const noexcept {
    for (const Rule& rule : rules_) {
        const auto values_a = rule.column->values(a);
        const auto values_b = rule.column->values(b);
        if (values_a.empty() && values_b.empty()) continue;
        if (values_a.empty() || values_b.empty()) return values_b.empty();
        const std::uint32_t key_a = rule.descending ? values_a.back() : values_a.front();
        const std::uint32_t key_b = rule.descending ? values_b.back() : values_b.front();
        if (key_a != key_b) return rule.descending ? key_a > key_b : key_a < key_b;
    }
    return a < b;
}

Distinct::Distinct(std::string_view attribute, const engine::data::Columns& columns)
    : column_(column_named(attribute, columns, &Column::filterable, "distinct",
                           "filterable and thus, cannot be used as distinct attribute. Available filterable "
                           "attributes patterns are")) {}

bool Distinct::take(std::uint32_t document) {
    const auto ids = column_.values(document);
    if (std::ranges::any_of(ids, [&](std::uint32_t id) { return seen_.contains(id); })) return false;
    for (const std::uint32_t id : ids) {
        if (column_.is_number() || !column_.text_of(id).empty()) seen_.insert(id);
    }
    return true;
}

}  // namespace kindred::queries::columns
