#pragma once
#include "engine/generation/generation.hpp"
#include "server/access/keys.hpp"
#include "server/base/message.hpp"
#include "server/calls/call.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kindred::server::routing {

/// Every route, in the order that GET / lists them.
std::span<const calls::Route> routes() noexcept;

/// What stands in a path for the {...} of a pattern, in order; a pattern has two at most.
using PathIds = std::array<std::string_view, 2>;

/// Matches the decoded segments of a path with a pattern such as "/indexes/{uid}/documents/{id}". Nothing
/// when they do not fit. The ids point into `path`. A {...} takes one whole segment, whatever is in it.
std::optional<PathIds> match_path(std::string_view pattern, const std::vector<std::string>& path);

/// A request that may be answered from the index: its key has been checked.
struct RoutedRequest {
    Request request;
    const calls::Route* route = nullptr;  ///< one that is answered from the index
    PathIds ids;  ///< they point into the strings of `request.path`, which a move leaves alone
};

/// The answer to a request, or what it is to be answered from the index with.
using Routed = std::variant<Response, RoutedRequest>;

/// Finds the route of `request` and checks its key. What needs no index, and so never waits in a queue, is
/// answered here: preflights, health, version, keys, unknown routes, wrong methods and whoever has no key for
/// what is asked. Never throws.
Routed route_request(Request&& request, const access::Keys& keys);

/// Answers from the index that `reader` reads. Never throws: what goes wrong becomes an error answer. HEAD is
/// answered as GET; whoever frames the answer leaves the body out.
Response answer_from_index(const RoutedRequest& routed, engine::Reader& reader);

}  // namespace kindred::server::routing
