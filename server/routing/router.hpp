#pragma once
#include "engine/generation/generation.hpp"
#include "server/access/keys.hpp"
#include "server/base/message.hpp"

#include <optional>

namespace kindred::server::routing {

/// Answers what needs no index and so never waits in a queue: preflights, health, version, keys, unknown
/// routes, wrong methods and whoever has no key for what is asked. Nothing when the request is for `handle`.
/// Never throws.
std::optional<Response> answer_at_once(const Request& request, const access::Keys& keys);

/// Answers any request from the index that `reader` reads. Never throws: what goes wrong becomes an error
/// answer. HEAD is answered as GET; whoever frames the answer leaves the body out.
Response handle(const Request& request, engine::Reader& reader, const access::Keys& keys);

}  // namespace kindred::server::routing
