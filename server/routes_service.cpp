#include "server/openapi.hpp"
#include "server/routes.hpp"
#include "server/version.hpp"

#include <string>

#include <nlohmann/json.hpp>

namespace kindred::server {

using nlohmann::ordered_json;

Response health(const ServiceCall&) {
    return json_response({{"status", "available"}});
}

Response server_version(const ServiceCall&) {
    const Version built = version();
    return json_response(
        {{"commitSha", built.commit}, {"commitDate", built.commit_date}, {"pkgVersion", built.package}});
}

Response openapi(const ServiceCall&) {
    return {200, openapi_document()};
}

Response overview(const Call& call) {
    const engine::Generation& generation = call.reader.generation();
    const engine::Manifest& manifest = generation.manifest();
    ordered_json known = ordered_json::array();
    for (const Route& route : routes) {
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

}  // namespace kindred::server
