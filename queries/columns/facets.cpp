#include "queries/columns/facets.hpp"

#include "engine/base/utf8.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/columns/attributes.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace kindred::queries::columns {

namespace {

using engine::data::Column;
using nlohmann::ordered_json;

/// `pattern` with '*' for any run of characters: what stands between stars is taken where it comes first.
bool matches_pattern(std::string_view name, std::string_view pattern) {
    std::size_t star = pattern.find('*');
    if (star == pattern.npos) return name == pattern;
    if (!name.starts_with(pattern.substr(0, star))) return false;
    std::size_t at = star;
    for (pattern.remove_prefix(star + 1); (star = pattern.find('*')) != pattern.npos;
         pattern.remove_prefix(star + 1)) {
        const std::size_t found = name.find(pattern.substr(0, star), at);
        if (found == name.npos) return false;
        at = found + star;
    }
    return name.substr(at).ends_with(pattern);
}

bool inside_word(std::string_view text, std::size_t at) {
    const std::size_t before = engine::character_begin(text, at - 1);
    const engine::text::CharKind kind = engine::text::kind_of(engine::decode(text, before).code);
    return kind == engine::text::CharKind::letter || kind == engine::text::CharKind::digit;
}

/// True when `folded` stands in `text` at the start of a word.
bool starts_a_word(std::string_view text, std::string_view folded) {
    for (std::size_t at = text.find(folded); at != std::string_view::npos; at = text.find(folded, at + 1)) {
        if (at == 0 || !inside_word(text, at)) return true;
    }
    return false;
}

/// Whole numbers as JSON integers.
ordered_json number_json(double number) {
    constexpr double max_exact = 9007199254740992.0;
    if (number == std::trunc(number) && std::abs(number) <= max_exact)
        return static_cast<std::int64_t>(number);
    return number;
}

}  // namespace

std::vector<const Column*> facets_named(const std::vector<std::string>& names,
                                        const engine::data::Columns& columns) {
    std::set<std::string> unknown;
    for (const std::string& name : names) {
        const Column* const column = columns.find(name);
        const bool pattern = name.find('*') != std::string::npos;
        if (!pattern && (column == nullptr || !column->facet())) unknown.insert(name);
    }
    if (!unknown.empty()) {
        const bool one = unknown.size() == 1;
        throw ParameterError(
            "facets", fmt::format("Invalid facet distribution: Attribute{} `{}` {} not filterable. Available "
                                  "filterable attributes patterns are: `{}`.",
                                  one ? "" : "s", fmt::join(unknown, ", "), one ? "is" : "are",
                                  fmt::join(attributes(columns, &Column::facet), ", ")));
    }
    std::vector<const Column*> found;
    for (const Column& column : columns.all()) {
        const auto wanted = [&](const std::string& name) { return matches_pattern(column.name(), name); };
        if (column.facet() && std::ranges::any_of(names, wanted)) found.push_back(&column);
    }
    return found;
}

const Column& facet_named(std::string_view name, const engine::data::Columns& columns) {
    return column_named(name, columns, &Column::facet, "facet_name",
                        "facet-searchable. Available facet-searchable attributes patterns are");
}

FacetCounter::FacetCounter(const std::vector<const Column*>& columns) {
    for (const Column* column : columns)
        counts_.push_back({column, std::vector<std::uint32_t>(column->value_count(), 0)});
}

template <typename Wanted>
std::vector<FacetValue> FacetCounter::best(const Counts& counts, FacetOrder order, std::size_t limit,
                                           Wanted&& wanted) {
    const auto& by_value = counts.by_value;
    std::vector<std::uint32_t> ids;  // of values, which are in alphabetical order
    for (std::uint32_t id = 0; id < by_value.size(); ++id)
        if (by_value[id] != 0 && wanted(id)) ids.push_back(id);
    const auto more_frequent = [&](std::uint32_t a, std::uint32_t b) {
        return by_value[a] != by_value[b] ? by_value[a] > by_value[b] : a < b;
    };
    if (ids.size() > limit) {
        const auto end = ids.begin() + static_cast<std::ptrdiff_t>(limit);
        std::nth_element(ids.begin(), end, ids.end(), more_frequent);
        ids.erase(end, ids.end());
        std::ranges::sort(ids);
    }
    if (order == FacetOrder::by_count) std::ranges::sort(ids, more_frequent);
    std::vector<FacetValue> values;
    values.reserve(ids.size());
    for (const std::uint32_t id : ids) values.push_back({counts.column->label_of(id), by_value[id]});
    return values;
}

std::vector<Facet> FacetCounter::facets(FacetOrder order, std::size_t max_values) const {
    std::vector<Facet> facets;
    for (const Counts& counts : counts_) {
        const Column& column = *counts.column;
        Facet facet{column.name(), {}, std::nullopt};
        facet.values = best(counts, order, max_values, [&](std::uint32_t id) {
            return column.is_number() || !column.text_of(id).empty();
        });
        if (column.is_number()) {
            const auto counted = [](std::uint32_t count) { return count != 0; };
            const auto& all = counts.by_value;
            const auto least = std::find_if(all.begin(), all.end(), counted);
            if (least != all.end()) {
                const auto greatest = std::find_if(all.rbegin(), all.rend(), counted).base() - 1;
                facet.range = {column.number_of(static_cast<std::uint32_t>(least - all.begin())),
                               column.number_of(static_cast<std::uint32_t>(greatest - all.begin()))};
            }
        }
        facets.push_back(std::move(facet));
    }
    return facets;
}

std::vector<FacetValue> FacetCounter::search(std::string_view query, FacetOrder order,
                                             std::size_t limit) const {
    if (counts_.empty()) return {};
    const Counts& counts = counts_.front();
    const Column& column = *counts.column;
    const std::string folded = engine::text::fold(engine::text::normalise(query));
    return best(counts, order, limit, [&](std::uint32_t id) {
        if (column.is_number()) return column.label_of(id).starts_with(folded);
        const std::string_view text = column.folded_of(id);
        return !text.empty() && starts_a_word(text, folded);
    });
}

ordered_json distribution_json(const std::vector<Facet>& facets) {
    ordered_json json = ordered_json::object();
    for (const Facet& facet : facets) {
        ordered_json& values = json[facet.name] = ordered_json::object();
        for (const FacetValue& value : facet.values) values.push_back({value.value, value.count});
    }
    return json;
}

ordered_json stats_json(const std::vector<Facet>& facets) {
    ordered_json json = ordered_json::object();
    for (const Facet& facet : facets) {
        if (!facet.range) continue;
        json[facet.name] = {{"min", number_json(facet.range->first)},
                            {"max", number_json(facet.range->second)}};
    }
    return json;
}

ordered_json facet_hits_json(const std::vector<FacetValue>& hits) {
    ordered_json json = ordered_json::array();
    for (const FacetValue& hit : hits) json.push_back({{"value", hit.value}, {"count", hit.count}});
    return json;
}

}  // namespace kindred::queries::columns
