#pragma once
#include "server/calls/call.hpp"

namespace kindred::server::routing {

Response health(const calls::ServiceCall& call);
Response server_version(const calls::ServiceCall& call);
Response openapi(const calls::ServiceCall& call);

}  // namespace kindred::server::routing
