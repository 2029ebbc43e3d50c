#include "engine/base/ascii.hpp"
#include "queries/base/collection.hpp"
#include "queries/columns/attributes.hpp"
#include "queries/columns/facets.hpp"
#include "queries/match/search_fields.hpp"
#include "queries/search/search.hpp"
#include "server/base/errors.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

using engine::data::Column;
using nlohmann::ordered_json;
using queries::Collection;

/// The settings of an index in Meilisearch's words. They follow from the tables of fields and the constants
/// of searching; nobody can set them.
ordered_json settings_of(engine::Reader& reader, Collection collection) {
    const engine::data::Columns& columns = queries::documents_of(reader, collection).columns;
    return {{"displayedAttributes", {"*"}},
            {"searchableAttributes", queries::match::searchable_attributes(collection)},
            {"filterableAttributes", queries::columns::attributes(columns, &Column::filterable)},
            {"sortableAttributes", queries::columns::attributes(columns, &Column::sortable)},
            {"rankingRules", {"sort", "words", "typo", "proximity", "attribute", "exactness"}},
            {"stopWords", ordered_json::array()},
            {"nonSeparatorTokens", ordered_json::array()},
            {"separatorTokens", ordered_json::array()},
            {"dictionary", ordered_json::array()},
            {"synonyms", ordered_json::object()},
            {"distinctAttribute", nullptr},
            {"proximityPrecision", "byWord"},
            {"typoTolerance",
             {{"enabled", true},
              {"minWordSizeForTypos", {{"oneTypo", 5}, {"twoTypos", 9}}},
              {"disableOnWords", ordered_json::array()},
              {"disableOnAttributes", ordered_json::array()},
              {"disableOnNumbers", false}}},
            {"faceting",
             {{"maxValuesPerFacet", queries::columns::max_values_per_facet},
              {"sortFacetValuesBy", {{"*", "alpha"}}}}},
            {"pagination", {{"maxTotalHits", queries::max_total_hits}}},
            {"searchCutoffMs", nullptr},
            {"localizedAttributes", nullptr},
            {"facetSearch", true},
            {"prefixSearch", "indexingTime"}};
}

/// "searchableAttributes" as it stands in a path: "searchable-attributes".
std::string in_path(std::string_view name) {
    std::string kebab;
    for (const char c : name) {
        if (engine::is_upper(c)) kebab += '-';
        kebab += engine::lower(c);
    }
    return kebab;
}

}  // namespace

Response settings(const calls::Call& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    return json_response(settings_of(call.reader, index_named(call.id)));
}

Response one_setting(const calls::Call& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    const ordered_json all = settings_of(call.reader, index_named(call.id));
    for (const auto& [name, value] : all.items()) {
        if (in_path(name) == call.inner_id) return json_response(value);
    }
    throw ApiError(404, "not_found", fmt::format("There is no setting `{}`.", call.inner_id));
}

}  // namespace kindred::server::meilisearch
