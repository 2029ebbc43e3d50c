#include "queries/base/collection.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <array>
#include <string>

#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

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
    ordered_json fields = ordered_json::object();
    if (const auto counts = manifest.fields.find(queries::to_string(collection));
        counts != manifest.fields.end()) {
        fields = counts->second;
    }
    return {{"numberOfDocuments", documents},
            {"rawDocumentDbSize", bytes},
            {"avgDocumentSize", documents == 0 ? 0 : bytes / documents},
            {"isIndexing", false},
            {"numberOfEmbeddings", 0},
            {"numberOfEmbeddedDocuments", 0},
            {"fieldDistribution", std::move(fields)}};
}

}  // namespace

Response list_indexes(const calls::Call& call) {
    const auto given = calls::Parameters::from_query(call.request);
    given.expect_only({"offset", "limit"});
    const auto offset = given.count("offset", "invalid_index_offset", 0);
    const auto limit = given.count("limit", "invalid_index_limit", default_indexes);
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

}  // namespace kindred::server::meilisearch
