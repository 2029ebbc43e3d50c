#include "queries/columns/federated_facets.hpp"

#include "engine/text/fold.hpp"
#include "queries/base/documents.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/columns/attributes.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace kindred::queries::columns {

namespace {

/// The member of `list` that has this name; a new one, when there is none.
template <typename Named>
Named& named(std::vector<Named>& list, std::string Named::*name_of, const std::string& name) {
    const auto known = std::ranges::find(list, name, name_of);
    if (known != list.end()) return *known;
    list.emplace_back().*name_of = name;
    return list.back();
}

/// Puts the values of one facet of several collections together. Each list starts with its first values in
/// order, so the first ones of all are exact.
void merge_into(Facet& merged, const Facet& facet) {
    for (const FacetValue& value : facet.values)
        named(merged.values, &FacetValue::value, value.value).count += value.count;
    if (!facet.range) return;
    if (!merged.range) merged.range = facet.range;
    merged.range->first = std::min(merged.range->first, facet.range->first);
    merged.range->second = std::max(merged.range->second, facet.range->second);
}

/// Numbers ascending when all values are numbers, else by folded form.
void put_in_order(std::vector<FacetValue>& values) {
    const bool numbers = std::ranges::all_of(
        values, [](const FacetValue& value) { return parse_number(value.value).has_value(); });
    std::ranges::sort(values, [&](const FacetValue& a, const FacetValue& b) {
        if (numbers) return *parse_number(a.value) < *parse_number(b.value);
        const std::string folded_a = engine::text::fold(a.value);
        const std::string folded_b = engine::text::fold(b.value);
        return folded_a != folded_b ? folded_a < folded_b : a.value < b.value;
    });
}

}  // namespace

CountedFacets count_facets(engine::Reader& reader,
                           const std::map<Collection, std::vector<std::string>>& asked,
                           const Matches& matches, std::size_t values) {
    CountedFacets counted;
    for (const auto& [collection, names] : asked) {
        const auto columns = [&, &collection = collection, &names = names] {
            try {
                return facets_named(names, documents_of(reader, collection).columns);
            } catch (const ParameterError& error) {
                throw ParameterError("multi_search_facets",
                                     fmt::format("Inside `.federation.facetsByIndex.{}`: {}",
                                                 to_string(collection), error.what()));
            }
        }();
        const auto matching = matches.find(collection);
        if (matching == matches.end()) continue;
        FacetCounter counter(columns);
        for (std::uint32_t document = 0; document < matching->second.size(); ++document) {
            if (matching->second[document]) counter.see(document);
        }
        counted[collection] = counter.facets(FacetOrder::alphabetical, values);
    }
    return counted;
}

std::vector<Facet> merge_facets(const CountedFacets& counted, std::size_t values) {
    std::vector<Facet> merged;
    for (const auto& [collection, facets] : counted) {
        for (const Facet& facet : facets) merge_into(named(merged, &Facet::name, facet.name), facet);
    }
    for (Facet& facet : merged) {
        put_in_order(facet.values);
        if (facet.values.size() > values) facet.values.resize(values);
    }
    return merged;
}

}  // namespace kindred::queries::columns
