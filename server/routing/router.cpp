#include "server/routing/router.hpp"

#include "server/access/cors.hpp"
#include "server/base/errors.hpp"
#include "server/base/log.hpp"
#include "server/routing/path_pattern.hpp"
#include "server/routing/routes.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
        if (route.method == method) {
            match.route = &route;
            match.ids = *ids;
            return match;
        }
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
    Response response =
        write ? error_response(
                    405, "method_not_allowed",
                    "kindred-serve is read-only: nothing over HTTP changes an index or a key. Use "
                    "`kindred-index` "
                    "to build a new generation, which is served as soon as it is published; keys follow from "
                    "the master key.")
              : error_response(405, "method_not_allowed",
                               fmt::format("Method {} is not allowed on {}; it allows {}.",
                                           to_string(request.method), path_text(request), allow));
    response.headers.push_back({"Allow", allow});
    return response;
}

/// What has been thrown while `route` answered, as an error answer.
Response error_answer(const calls::Route& route) {
    try {
        throw;
    } catch (const ApiError& error) {
        return error_response(error.status(), error.code(), error.what());
    } catch (const Error& error) {
        Response response = error_response(error, route.not_found);
        if (response.status >= 500) {
            spdlog::error("{} failed: {}", route.pattern, printable(one_line(error)));
        }
        return response;
    } catch (const std::exception& error) {
        spdlog::error("{} failed: {}", route.pattern, printable(error.what()));
        return internal_error_response();
    }
}

/// What `answer` answers; what it throws becomes an error answer of `route`.
template <typename Answer>
std::optional<Response> guarded(const calls::Route& route, Answer&& answer) {
    try {
        return answer();
    } catch (const std::exception&) {
        Response error = error_answer(route);
        return route.errors == calls::ErrorShape::algolia ? algolia_error(error) : error;
    }
}

}  // namespace

std::optional<Response> answer_at_once(const Request& request, const access::Keys& keys) {
    if (request.method == Method::options) return access::Cors::preflight(request);
    Match match = find_route(request);
    if (match.route == nullptr) return no_route(request, std::move(match.allow));
    const calls::Route& route = *match.route;
    return guarded(route, [&]() -> std::optional<Response> {
        keys.check(request, route.action);
        if (route.at_once == nullptr) return std::nullopt;
        return route.at_once({request, match.ids[0], keys});
    });
}

Response handle(const Request& request, engine::Reader& reader, const access::Keys& keys) {
    if (auto answer = answer_at_once(request, keys)) return std::move(*answer);
    const Match match = find_route(request);
    return *guarded(*match.route, [&]() -> std::optional<Response> {
        return match.route->from_index({request, match.ids[0], match.ids[1], reader});
    });
}

}  // namespace kindred::server::routing
