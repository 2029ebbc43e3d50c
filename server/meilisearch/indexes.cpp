#include "queries/base/collection.hpp"
#include "queries/columns/attributes.hpp"
#include "queries/columns/facets.hpp"
#include "queries/match/search_fields.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <array>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

using engine::data::Column;
using nlohmann::ordered_json;
using queries::Collection;

constexpr std::uint32_t default_indexes = 20;

ordered_json index_json(const engine::generation::Manifest& manifest, Collection collection) {
    return {{"uid", queries::to_string(collection)},
            {"createdAt", manifest.built_at},
            {"updatedAt", manifest.built_at},
            {"primaryKey", "id"}};
}

/// In the order of Collection.
constexpr std::array records_files = {engine::generation::files::work_records,
                                      engine::generation::files::researcher_records,
                                      engine::generation::files::suggestion_records};

/// All of it is known since the build: nothing is counted here.
ordered_json stats_json(engine::Reader& reader, Collection collection) {
    const engine::generation::Manifest& manifest = reader.generation().manifest();
    const std::uint64_t documents = queries::documents_of(reader, collection).records.size();
    const std::uint64_t bytes = manifest.bytes_of(records_files.at(static_cast<std::size_t>(collection)));
    const auto counts = manifest.fields.find(queries::to_string(collection));
    return {{"numberOfDocuments", documents},
            {"rawDocumentDbSize", bytes},
            {"avgDocumentSize", documents == 0 ? 0 : bytes / documents},
            {"isIndexing", false},
            {"numberOfEmbeddings", 0},
            {"numberOfEmbeddedDocuments", 0},
            {"fieldDistribution",
             counts == manifest.fields.end() ? ordered_json::object() : ordered_json(counts->second)}};
}

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

}  // namespace

Response list_indexes(const calls::Call& call) {
    const auto given = calls::Parameters::from_query(call.request, call.family);
    given.expect_only({"offset", "limit"});
    const auto offset = given.count("offset", 0);
    const auto limit = given.count("limit", default_indexes);
    constexpr auto& all = queries::all_collections;
    ordered_json results = ordered_json::array();
    for (std::size_t i = offset; i < all.size() && results.size() < limit; ++i)
        results.push_back(index_json(call.reader.generation().manifest(), all.at(i)));
    return json_response(
        {{"results", std::move(results)}, {"offset", offset}, {"limit", limit}, {"total", all.size()}});
}

Response one_index(const calls::Call& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    return json_response(index_json(call.reader.generation().manifest(), index_named(call.id)));
}

Response all_stats(const calls::Call& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    const engine::generation::Manifest& manifest = call.reader.generation().manifest();
    ordered_json indexes = ordered_json::object();
    for (const Collection collection : queries::all_collections)
        indexes[std::string(queries::to_string(collection))] = stats_json(call.reader, collection);
    return json_response({{"databaseSize", manifest.bytes()},
                          {"usedDatabaseSize", manifest.bytes()},
                          {"lastUpdate", manifest.built_at},
                          {"indexes", std::move(indexes)}});
}

Response index_stats(const calls::Call& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    return json_response(stats_json(call.reader, index_named(call.id)));
}

Response settings(const calls::Call& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    return json_response(settings_of(call.reader, index_named(call.id)));
}

Response one_setting(const calls::Call& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    const ordered_json all = settings_of(call.reader, index_named(call.id));
    for (const auto& [name, value] : all.items()) {
        if (separated(name, '-') == call.inner_id) return json_response(value);
    }
    throw ApiError(404, "not_found", fmt::format("There is no setting `{}`.", call.inner_id));
}

}  // namespace kindred::server::meilisearch
