#pragma once
#include "server/calls/call.hpp"

#include <span>

namespace kindred::server::routing {

/// Every route, in the order that GET / lists them.
std::span<const calls::Route> routes() noexcept;

}  // namespace kindred::server::routing
