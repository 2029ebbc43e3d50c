#pragma once
#include "engine/generation.hpp"
#include "server/http.hpp"
#include "server/keys.hpp"

#include <array>
#include <string_view>

namespace kindred::server {

/// A request that matched a route of the index.
struct Call {
    const Request& request;
    std::string_view id;        ///< what stood for the first {...} of the pattern
    std::string_view inner_id;  ///< and for the second
    engine::Reader& reader;
};

/// A request that matched a route which needs no index.
struct ServiceCall {
    const Request& request;
    std::string_view id;  ///< what stood for the {...} of the pattern
    const Keys& keys;
};

using AtOnce = Response (*)(const ServiceCall&);
using FromIndex = Response (*)(const Call&);

/// How the errors of a route are told.
enum class ErrorShape {
    meilisearch,  ///< {"message","code","type","link"}
    algolia       ///< {"message","status"}
};

/// One line of the table of routes.
struct Route {
    Method method;
    std::string_view pattern;         ///< "/indexes/{uid}/search"; two {...} at most
    AtOnce at_once = nullptr;         ///< set for a route that needs no index
    FromIndex from_index = nullptr;   ///< set for the others
    std::string_view not_found = {};  ///< code of the 404 when the engine finds nothing
    Action action = Action::search;   ///< what a key must allow
    ErrorShape errors = ErrorShape::meilisearch;
};

Response health(const ServiceCall& call);
Response server_version(const ServiceCall& call);
Response openapi(const ServiceCall& call);
Response list_keys(const ServiceCall& call);
Response one_key(const ServiceCall& call);

/// GET /: what this is and what can be asked.
Response overview(const Call& call);

Response search_by_body(const Call& call);
Response search_by_url(const Call& call);
Response multi_search(const Call& call);
Response facet_search(const Call& call);

Response list_indexes(const Call& call);
Response one_index(const Call& call);
Response all_stats(const Call& call);
Response index_stats(const Call& call);
Response settings(const Call& call);
Response one_setting(const Call& call);

Response list_documents(const Call& call);
Response fetch_documents(const Call& call);
Response one_document(const Call& call);

Response researcher(const Call& call);
Response work(const Call& call);
Response works_of_researcher(const Call& call);
Response collaborators_of_researcher(const Call& call);
Response similar_to_researcher(const Call& call);
Response similar_to_work(const Call& call);

Response recommend_researchers(const Call& call);
Response recommend_works(const Call& call);
Response similar_by_url(const Call& call);
Response similar_by_body(const Call& call);
Response algolia_recommendations(const Call& call);

Response graph(const Call& call);

inline constexpr std::array routes = {
    Route{Method::get, "/", nullptr, overview, "not_found", Action::stats_get},
    Route{Method::get, "/health", health, nullptr, {}, Action::anyone},
    Route{Method::get, "/version", server_version, nullptr, {}, Action::version},
    Route{Method::get, "/openapi.json", openapi, nullptr, {}, Action::anyone},
    Route{Method::get, "/keys", list_keys, nullptr, {}, Action::keys_get},
    Route{Method::get, "/keys/{key}", one_key, nullptr, {}, Action::keys_get},
    Route{Method::get, "/stats", nullptr, all_stats, {}, Action::stats_get},
    Route{Method::get, "/indexes", nullptr, list_indexes, {}, Action::indexes_get},
    Route{Method::get, "/indexes/{uid}", nullptr, one_index, "index_not_found", Action::indexes_get},
    Route{Method::get, "/indexes/{uid}/stats", nullptr, index_stats, "index_not_found", Action::stats_get},
    Route{Method::get, "/indexes/{uid}/settings", nullptr, settings, "index_not_found", Action::settings_get},
    Route{Method::get, "/indexes/{uid}/settings/{name}", nullptr, one_setting, "index_not_found",
          Action::settings_get},
    Route{Method::get, "/indexes/{uid}/documents", nullptr, list_documents, "index_not_found",
          Action::documents_get},
    Route{Method::post, "/indexes/{uid}/documents/fetch", nullptr, fetch_documents, "index_not_found",
          Action::documents_get},
    Route{Method::get, "/indexes/{uid}/documents/{id}", nullptr, one_document, "index_not_found",
          Action::documents_get},
    Route{Method::get, "/indexes/{uid}/search", nullptr, search_by_url, "index_not_found"},
    Route{Method::post, "/indexes/{uid}/search", nullptr, search_by_body, "index_not_found"},
    Route{Method::post, "/indexes/{uid}/facet-search", nullptr, facet_search, "index_not_found"},
    Route{Method::get, "/indexes/{uid}/similar", nullptr, similar_by_url, "index_not_found"},
    Route{Method::post, "/indexes/{uid}/similar", nullptr, similar_by_body, "index_not_found"},
    Route{Method::post, "/multi-search", nullptr, multi_search, "index_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}", nullptr, researcher, "document_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}/works", nullptr, works_of_researcher, "document_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}/collaborators", nullptr, collaborators_of_researcher,
          "document_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}/similar", nullptr, similar_to_researcher,
          "document_not_found"},
    Route{Method::get, "/api/v1/works/{id}", nullptr, work, "document_not_found"},
    Route{Method::get, "/api/v1/works/{id}/similar", nullptr, similar_to_work, "document_not_found"},
    Route{Method::post, "/api/v1/recommend/researchers", nullptr, recommend_researchers,
          "document_not_found"},
    Route{Method::post, "/api/v1/recommend/works", nullptr, recommend_works, "document_not_found"},
    Route{Method::get, "/api/v1/graph", nullptr, graph, "document_not_found"},
    Route{Method::post, "/1/indexes/*/recommendations", nullptr, algolia_recommendations, "index_not_found",
          Action::search, ErrorShape::algolia},
};

}  // namespace kindred::server
