#pragma once
#include "engine/generation/generation.hpp"
#include "server/access/keys.hpp"
#include "server/base/errors.hpp"
#include "server/base/message.hpp"

#include <string_view>
#include <variant>

namespace kindred::server::calls {

/// A request that matched a route of the index.
struct Call {
    const Request& request;
    std::string_view id;        ///< what stood for the first {...} of the pattern
    std::string_view inner_id;  ///< and for the second
    engine::Reader& reader;
    std::string_view family;  ///< `parameters` of the route's errors
};

/// A request that matched a route which needs no index.
struct ServiceCall {
    const Request& request;
    std::string_view id;  ///< what stood for the {...} of the pattern
    const access::Keys& keys;
    std::string_view family;  ///< `parameters` of the route's errors
};

using AtOnce = Response (*)(const ServiceCall&);
using FromIndex = Response (*)(const Call&);

/// One line of the table of routes.
struct Route {
    Method method;
    std::string_view pattern;  ///< "/indexes/{uid}/search"; two {...} at most
    std::variant<AtOnce, FromIndex> answer;
    ErrorFamily errors = {};
    access::Action action = access::Action::search;  ///< what a key must allow
};

}  // namespace kindred::server::calls
