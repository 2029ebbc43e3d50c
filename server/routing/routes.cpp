#include "server/routing/routes.hpp"

#include "server/algolia/routes.hpp"
#include "server/api/routes.hpp"
#include "server/base/version.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/routing/service.hpp"

#include <array>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace kindred::server::routing {

namespace {

using access::Action;
using calls::ErrorShape;
using calls::Route;

/// GET /: what this is and what can be asked.
Response overview(const calls::Call& call) {
    const engine::Generation& generation = call.reader.generation();
    const engine::generation::Manifest& manifest = generation.manifest();
    auto known = nlohmann::ordered_json::array();
    for (const Route& route : routes()) {
        known.push_back(std::string(to_string(route.method)) + " " + std::string(route.pattern));
    }
    return json_response({{"name", "kindred"},
                          {"version", version().package},
                          {"works", manifest.works},
                          {"researchers", manifest.researchers},
                          {"generation", generation.number()},
                          {"builtAt", manifest.built_at},
                          {"routes", std::move(known)}});
}

constexpr std::array table = {
    Route{Method::get, "/", nullptr, overview, "not_found", Action::stats_get},
    Route{Method::get, "/health", health, nullptr, {}, Action::anyone},
    Route{Method::get, "/version", server_version, nullptr, {}, Action::version},
    Route{Method::get, "/openapi.json", openapi, nullptr, {}, Action::anyone},
    Route{Method::get, "/keys", meilisearch::list_keys, nullptr, {}, Action::keys_get},
    Route{Method::get, "/keys/{key}", meilisearch::one_key, nullptr, {}, Action::keys_get},
    Route{Method::get, "/stats", nullptr, meilisearch::all_stats, {}, Action::stats_get},
    Route{Method::get, "/indexes", nullptr, meilisearch::list_indexes, {}, Action::indexes_get},
    Route{Method::get, "/indexes/{uid}", nullptr, meilisearch::one_index, "index_not_found",
          Action::indexes_get},
    Route{Method::get, "/indexes/{uid}/stats", nullptr, meilisearch::index_stats, "index_not_found",
          Action::stats_get},
    Route{Method::get, "/indexes/{uid}/settings", nullptr, meilisearch::settings, "index_not_found",
          Action::settings_get},
    Route{Method::get, "/indexes/{uid}/settings/{name}", nullptr, meilisearch::one_setting, "index_not_found",
          Action::settings_get},
    Route{Method::get, "/indexes/{uid}/documents", nullptr, meilisearch::list_documents, "index_not_found",
          Action::documents_get},
    Route{Method::post, "/indexes/{uid}/documents/fetch", nullptr, meilisearch::fetch_documents,
          "index_not_found", Action::documents_get},
    Route{Method::get, "/indexes/{uid}/documents/{id}", nullptr, meilisearch::one_document, "index_not_found",
          Action::documents_get},
    Route{Method::get, "/indexes/{uid}/search", nullptr, meilisearch::search_by_url, "index_not_found"},
    Route{Method::post, "/indexes/{uid}/search", nullptr, meilisearch::search_by_body, "index_not_found"},
    Route{Method::post, "/indexes/{uid}/facet-search", nullptr, meilisearch::facet_search, "index_not_found"},
    Route{Method::get, "/indexes/{uid}/similar", nullptr, meilisearch::similar_by_url, "index_not_found"},
    Route{Method::post, "/indexes/{uid}/similar", nullptr, meilisearch::similar_by_body, "index_not_found"},
    Route{Method::post, "/multi-search", nullptr, meilisearch::multi_search, "index_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}", nullptr, api::researcher, "document_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}/works", nullptr, api::works_of_researcher,
          "document_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}/collaborators", nullptr, api::collaborators_of_researcher,
          "document_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}/similar", nullptr, api::similar_to_researcher,
          "document_not_found"},
    Route{Method::get, "/api/v1/works/{id}", nullptr, api::work, "document_not_found"},
    Route{Method::get, "/api/v1/works/{id}/similar", nullptr, api::similar_to_work, "document_not_found"},
    Route{Method::post, "/api/v1/recommend/researchers", nullptr, api::recommend_researchers,
          "document_not_found"},
    Route{Method::post, "/api/v1/recommend/works", nullptr, api::recommend_works, "document_not_found"},
    Route{Method::get, "/api/v1/graph", nullptr, api::graph, "document_not_found"},
    Route{Method::post, "/1/indexes/*/recommendations", nullptr, algolia::algolia_recommendations,
          "index_not_found", Action::search, ErrorShape::algolia},
};

}  // namespace

std::span<const Route> routes() noexcept {
    return table;
}

}  // namespace kindred::server::routing
