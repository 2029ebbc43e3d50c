#include "server/routing/router.hpp"

#include "server/access/cors.hpp"
#include "server/base/errors.hpp"
#include "server/base/log.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace kindred::server::routing {

namespace {

/// Paths where Meilisearch takes writes. kindred's index changes by publishing a new generation only.
constexpr std::array<std::string_view, 18> write_paths = {
    "/indexes",
    "/indexes/{uid}",
    "/indexes/{uid}/documents",
    "/indexes/{uid}/documents/{id}",
    "/indexes/{uid}/settings",
    "/indexes/{uid}/settings/{name}",
    "/indexes/{uid}/compact",
    "/keys",
    "/keys/{key}",
    "/swap-indexes",
    "/dumps",
    "/snapshots",
    "/tasks",
    "/tasks/cancel",
    "/export",
    "/network",
    "/experimental-features",
    "/webhooks",
};

/// The route of a request and the ids in its path; or, without one, what its path does allow.
struct Match {
    const calls::Route* route = nullptr;
    PathIds ids;
    std::string allow;
};

Match find_route(const Request& request) {
    const Method method = request.method == Method::head ? Method::get : request.method;
    Match match;
    for (const calls::Route& route : routes()) {
        const auto ids = match_path(route.pattern, request.path);
        if (!ids) continue;
        if (route.method == method) return {&route, *ids, {}};
        match.allow +=
            route.method == Method::get ? "GET, HEAD, " : fmt::format("{}, ", to_string(route.method));
    }
    return match;
}

/// True for what would change an index elsewhere: `known` says that the path has a route for other methods.
bool is_write(const Request& request, bool known) {
    const Method method = request.method;
    const bool changes = method == Method::put || method == Method::patch || method == Method::delete_;
    if (changes && known) return true;
    return (changes || method == Method::post) &&
           std::ranges::any_of(write_paths, [&](std::string_view path) {
               return match_path(path, request.path).has_value();
           });
}

std::string path_text(const Request& request) {
    return fmt::format("/{}", fmt::join(request.path, "/"));
}

Response no_route(const Request& request, std::string allow) {
    const bool write = is_write(request, !allow.empty());
    if (allow.empty() && !write) {
        return error_response(
            404, "not_found",
            fmt::format("There is no route {}; GET / lists the routes.", path_text(request)));
    }
    allow += "OPTIONS";
    const std::string message =
        write ? "kindred-serve is read-only: nothing over HTTP changes an index or a key. Use "
                "`kindred-index` to build a new generation, which is served as soon as it is published; keys "
                "follow from the master key."
              : fmt::format("Method {} is not allowed on {}; it allows {}.", to_string(request.method),
                            path_text(request), allow);
    Response response = error_response(405, "method_not_allowed", message);
    response.headers.push_back({"Allow", allow});
    return response;
}

/// What `answer` answers; what it throws becomes an error answer of `route`.
template <typename Answer>
auto guarded(const calls::Route& route, Answer&& answer) -> decltype(answer()) {
    try {
        return answer();
    } catch (const std::exception& error) {
        Response told = error_response(error, route.errors);
        if (told.status >= 500) {
            const auto* const own = dynamic_cast<const Error*>(&error);
            spdlog::error("{} failed: {}", route.pattern,
                          printable(own != nullptr ? one_line(*own) : error.what()));
        }
        return told;
    }
}

}  // namespace

std::optional<PathIds> match_path(std::string_view pattern, const std::vector<std::string>& path) {
    PathIds ids;
    std::size_t found = 0;
    std::size_t i = 0;
    pattern.remove_prefix(1);
    for (; !pattern.empty(); ++i) {
        const auto wanted = take_until(pattern, '/');
        if (i == path.size()) return std::nullopt;
        if (wanted.front() == '{') {
            ids.at(found++) = path[i];
        } else if (wanted != path[i]) {
            return std::nullopt;
        }
    }
    if (i != path.size()) return std::nullopt;
    return ids;
}

Routed route_request(Request&& request, const access::Keys& keys) {
    if (request.method == Method::options) return access::Cors::preflight(request);
    Match match = find_route(request);
    if (match.route == nullptr) return no_route(request, std::move(match.allow));
    const calls::Route& route = *match.route;
    return guarded(route, [&]() -> Routed {
        keys.check(request, route.action);
        if (const auto* const at_once = std::get_if<calls::AtOnce>(&route.answer))
            return (*at_once)({request, match.ids[0], keys, route.errors.parameters});
        return RoutedRequest{std::move(request), &route, match.ids};
    });
}

Response answer_from_index(const RoutedRequest& routed, engine::Reader& reader) {
    const calls::Route& route = *routed.route;
    return guarded(route, [&] {
        return std::get<calls::FromIndex>(route.answer)(
            {routed.request, routed.ids[0], routed.ids[1], reader, route.errors.parameters});
    });
}

}  // namespace kindred::server::routing
