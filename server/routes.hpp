#pragma once
#include "engine/generation.hpp"
#include "server/http.hpp"

#include <array>
#include <string_view>

namespace kindred::server {

/// A request that matched a route of the index.
struct Call {
    const Request& request;
    std::string_view id;  ///< what stood for the {...} of the pattern
    engine::Reader& reader;
};

using AtOnce = Response (*)();
using FromIndex = Response (*)(const Call&);

/// One line of the table of routes.
struct Route {
    Method method;
    std::string_view pattern;         ///< "/indexes/{uid}/search"; one {...} at most
    AtOnce at_once = nullptr;         ///< set for a route that needs no index
    FromIndex from_index = nullptr;   ///< set for the others
    std::string_view not_found = {};  ///< code of the 404 when the engine finds nothing
};

Response health();
Response server_version();
/// GET /: what this is and what can be asked.
Response overview(const Call& call);

Response search_by_body(const Call& call);
Response search_by_url(const Call& call);
Response multi_search(const Call& call);
Response facet_search(const Call& call);

Response researcher(const Call& call);
Response work(const Call& call);
Response similar_to_researcher(const Call& call);
Response similar_to_work(const Call& call);

inline constexpr std::array routes = {
    Route{Method::get, "/", nullptr, overview, "not_found"},
    Route{Method::get, "/health", health},
    Route{Method::get, "/version", server_version},
    Route{Method::get, "/indexes/{uid}/search", nullptr, search_by_url, "index_not_found"},
    Route{Method::post, "/indexes/{uid}/search", nullptr, search_by_body, "index_not_found"},
    Route{Method::post, "/indexes/{uid}/facet-search", nullptr, facet_search, "index_not_found"},
    Route{Method::post, "/multi-search", nullptr, multi_search, "index_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}", nullptr, researcher, "document_not_found"},
    Route{Method::get, "/api/v1/researchers/{id}/similar", nullptr, similar_to_researcher,
          "document_not_found"},
    Route{Method::get, "/api/v1/works/{id}", nullptr, work, "document_not_found"},
    Route{Method::get, "/api/v1/works/{id}/similar", nullptr, similar_to_work, "document_not_found"},
};

}  // namespace kindred::server
