#include "server/routing/service.hpp"

#include "server/base/version.hpp"
#include "server/openapi/openapi.hpp"

namespace kindred::server::routing {

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

}  // namespace kindred::server::routing
