#include "server/api/routes.hpp"

#include "server/algolia/recommendations.hpp"
#include "server/base/version.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/openapi/openapi.hpp"
#include "server/routing/router.hpp"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server::routing {

namespace {

using access::Action;
using calls::Route;
using enum Method;

/// GET /: what this is and what can be asked.
Response overview(const calls::Call& call) {
    const engine::Generation& generation = call.reader.generation();
    const engine::generation::Manifest& manifest = generation.manifest();
    auto known = nlohmann::ordered_json::array();
    for (const Route& route : routes())
        known.push_back(fmt::format("{} {}", to_string(route.method), route.pattern));
    return json_response({{"name", "kindred"},
                          {"version", version().package},
                          {"works", manifest.works},
                          {"researchers", manifest.researchers},
                          {"generation", generation.number()},
                          {"builtAt", manifest.built_at},
                          {"routes", std::move(known)}});
}

Response health(const calls::ServiceCall&) {
    return json_response({{"status", "available"}});
}

Response server_version(const calls::ServiceCall&) {
    const Version built = version();
    return json_response(
        {{"commitSha", built.commit}, {"commitDate", built.commit_date}, {"pkgVersion", built.package}});
}

Response openapi(const calls::ServiceCall&) {
    return {200, openapi::openapi_document()};
}

constexpr ErrorFamily of_service = {.not_found = "not_found"};
constexpr ErrorFamily of_keys = {.not_found = "not_found", .parameters = "api_key"};
constexpr ErrorFamily of_indexes = {.parameters = "index"};
constexpr ErrorFamily of_searches = {.not_found = "index_not_found"};
constexpr ErrorFamily of_documents = {.not_found = "index_not_found", .parameters = "document"};
constexpr ErrorFamily of_similar_documents = {.not_found = "index_not_found",
                                              .parameters = "similar",
                                              .query = "invalid_similar_seeds",
                                              .unknown_ids_status = 400,
                                              .unknown_ids = "not_found_similar_id"};
constexpr ErrorFamily of_profiles = {.parameters = "document"};
constexpr ErrorFamily of_graphs = {.parameters = "graph"};
constexpr ErrorFamily of_similar = {.parameters = "similar", .query = "invalid_similar_seeds"};
constexpr ErrorFamily of_recommendations = {.parameters = "recommend", .query = "invalid_recommend_seeds"};
constexpr ErrorFamily of_algolia = {.not_found = "index_not_found",
                                    .parameters = "recommend",
                                    .query = "invalid_recommend_seeds",
                                    .shape = ErrorShape::algolia};

constexpr std::array table = {
    Route{get, "/", overview, of_service, Action::stats_get},
    Route{get, "/health", health, of_service, Action::anyone},
    Route{get, "/version", server_version, of_service, Action::version},
    Route{get, "/openapi.json", openapi, of_service, Action::anyone},
    Route{get, "/keys", meilisearch::list_keys, of_keys, Action::keys_get},
    Route{get, "/keys/{key}", meilisearch::one_key, of_keys, Action::keys_get},
    Route{get, "/stats", meilisearch::all_stats, of_service, Action::stats_get},
    Route{get, "/indexes", meilisearch::list_indexes, of_indexes, Action::indexes_get},
    Route{get, "/indexes/{uid}", meilisearch::one_index, of_searches, Action::indexes_get},
    Route{get, "/indexes/{uid}/stats", meilisearch::index_stats, of_searches, Action::stats_get},
    Route{get, "/indexes/{uid}/settings", meilisearch::settings, of_searches, Action::settings_get},
    Route{get, "/indexes/{uid}/settings/{name}", meilisearch::one_setting, of_searches, Action::settings_get},
    Route{get, "/indexes/{uid}/documents", meilisearch::list_documents, of_documents, Action::documents_get},
    Route{post, "/indexes/{uid}/documents/fetch", meilisearch::list_documents, of_documents,
          Action::documents_get},
    Route{get, "/indexes/{uid}/documents/{id}", meilisearch::one_document, of_documents,
          Action::documents_get},
    Route{get, "/indexes/{uid}/search", meilisearch::search, of_searches},
    Route{post, "/indexes/{uid}/search", meilisearch::search, of_searches},
    Route{post, "/indexes/{uid}/facet-search", meilisearch::facet_search, of_searches},
    Route{get, "/indexes/{uid}/similar", meilisearch::similar_documents, of_similar_documents},
    Route{post, "/indexes/{uid}/similar", meilisearch::similar_documents, of_similar_documents},
    Route{post, "/multi-search", meilisearch::multi_search, of_searches},
    Route{get, "/api/v1/researchers/{id}", api::researcher, of_profiles},
    Route{get, "/api/v1/researchers/{id}/works", api::works_of_researcher, of_profiles},
    Route{get, "/api/v1/researchers/{id}/collaborators", api::collaborators_of_researcher, of_profiles},
    Route{get, "/api/v1/researchers/{id}/similar", api::similar_to_researcher, of_similar},
    Route{get, "/api/v1/works/{id}", api::work, of_profiles},
    Route{get, "/api/v1/works/{id}/similar", api::similar_to_work, of_similar},
    Route{post, "/api/v1/recommend/researchers", api::recommend_researchers, of_recommendations},
    Route{post, "/api/v1/recommend/works", api::recommend_works, of_recommendations},
    Route{get, "/api/v1/graph", api::graph, of_graphs},
    Route{post, "/1/indexes/*/recommendations", algolia::algolia_recommendations, of_algolia},
};

}  // namespace

std::span<const Route> routes() noexcept {
    return table;
}

}  // namespace kindred::server::routing
