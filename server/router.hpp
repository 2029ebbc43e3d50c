#pragma once
#include "engine/generation.hpp"
#include "server/http.hpp"

#include <optional>

namespace kindred::server {

/// Answers what needs no index and so never waits in a queue: preflights, health, version, unknown routes and
/// wrong methods. Nothing when the request is for `handle`.
std::optional<Response> answer_at_once(const Request& request);

/// Answers any request from the index that `reader` reads. Never throws: what goes wrong becomes an error
/// answer. HEAD is answered as GET; whoever frames the answer leaves the body out.
Response handle(const Request& request, engine::Reader& reader);

}  // namespace kindred::server
