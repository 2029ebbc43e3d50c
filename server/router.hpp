#pragma once
#include "engine/generation.hpp"
#include "server/http.hpp"
#include "server/keys.hpp"

#include <optional>

namespace kindred::server {

/// Answers what needs no index and so never waits in a queue: preflights, health, version, keys, unknown
/// routes, wrong methods and whoever has no key for what is asked. Nothing when the request is for `handle`.
/// Never throws.
std::optional<Response> answer_at_once(const Request& request, const Keys& keys);

/// Answers any request from the index that `reader` reads. Never throws: what goes wrong becomes an error
/// answer. HEAD is answered as GET; whoever frames the answer leaves the body out.
Response handle(const Request& request, engine::Reader& reader, const Keys& keys);

}  // namespace kindred::server
