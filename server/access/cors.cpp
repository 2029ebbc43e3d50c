#include "server/access/cors.hpp"

#include <algorithm>
#include <utility>

namespace kindred::server::access {

Cors::Cors(std::vector<std::string> origins) : origins_(std::move(origins)) {
    if (std::ranges::find(origins_, "*") != origins_.end()) origins_.clear();
}

void Cors::decorate(std::string_view origin, Response& response) const {
    if (origins_.empty()) {
        response.headers.push_back({"Access-Control-Allow-Origin", "*"});
        return;
    }
    // Caches must not hand one origin's answer to another.
    response.headers.push_back({"Vary", "Origin"});
    if (std::ranges::find(origins_, origin) != origins_.end()) {
        response.headers.push_back({"Access-Control-Allow-Origin", std::string(origin)});
    }
}

Response Cors::preflight(const Request& request) {
    const std::string_view wanted = request.header("Access-Control-Request-Headers");
    return {204,
            {},
            {{"Allow", "GET, HEAD, POST, OPTIONS"},
             {"Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS"},
             {"Access-Control-Allow-Headers", wanted.empty() ? "*" : std::string(wanted)},
             {"Access-Control-Max-Age", "86400"}}};
}

}  // namespace kindred::server::access
