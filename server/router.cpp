#include "server/router.hpp"

#include "server/cors.hpp"
#include "server/errors.hpp"
#include "server/log.hpp"
#include "server/routes.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace kindred::server {

namespace {

/// Paths where Meilisearch takes writes. kindred's index changes by publishing a new generation only.
constexpr std::array<std::string_view, 14> write_paths = {
    "/indexes",
    "/indexes/{uid}",
    "/indexes/{uid}/documents",
    "/indexes/{uid}/documents/{id}",
    "/indexes/{uid}/settings",
    "/indexes/{uid}/settings/{name}",
    "/swap-indexes",
    "/dumps",
    "/snapshots",
    "/tasks",
    "/tasks/cancel",
    "/export",
    "/network",
    "/experimental-features",
};

/// True when `path` has the shape of `pattern`; `id` becomes what stands for its last {...}.
bool matches(std::string_view pattern, const std::vector<std::string>& path, std::string_view& id) {
    pattern.remove_prefix(1);
    std::size_t i = 0;
    for (; !pattern.empty(); ++i) {
        const auto end = std::min(pattern.find('/'), pattern.size());
        const auto wanted = pattern.substr(0, end);
        pattern.remove_prefix(std::min(end + 1, pattern.size()));
        if (i == path.size()) return false;
        if (wanted.front() == '{') {
            id = path[i];
        } else if (wanted != path[i]) {
            return false;
        }
    }
    return i == path.size();
}

/// The route of a request and the id in its path; or, without one, what its path does allow.
struct Match {
    const Route* route = nullptr;
    std::string_view id;
    std::string allow;
};

Match find_route(const Request& request) {
    const Method method = request.method == Method::head ? Method::get : request.method;
    Match match;
    for (const Route& route : routes) {
        if (!matches(route.pattern, request.path, match.id)) continue;
        if (route.method == method) {
            match.route = &route;
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
    std::string_view ignored;
    return (changes || method == Method::post) &&
           std::ranges::any_of(write_paths,
                               [&](std::string_view path) { return matches(path, request.path, ignored); });
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
                    "kindred-serve is read-only: nothing over HTTP changes the index. Use `kindred-index` to "
                    "build a new generation, which is served as soon as it is published.")
              : error_response(405, "method_not_allowed",
                               fmt::format("Method {} is not allowed on {}; it allows {}.",
                                           to_string(request.method), path_text(request), allow));
    response.headers.push_back({"Allow", allow});
    return response;
}

}  // namespace

std::optional<Response> answer_at_once(const Request& request) {
    if (request.method == Method::options) return Cors::preflight(request);
    Match match = find_route(request);
    if (match.route == nullptr) return no_route(request, std::move(match.allow));
    if (match.route->at_once != nullptr) return match.route->at_once();
    return std::nullopt;
}

Response handle(const Request& request, engine::Reader& reader) {
    if (auto answer = answer_at_once(request)) return std::move(*answer);
    const Match match = find_route(request);
    try {
        return match.route->from_index({request, match.id, reader});
    } catch (const ApiError& error) {
        return error_response(error.status(), error.code(), error.what());
    } catch (const Error& error) {
        Response response = error_response(error, match.route->not_found);
        if (response.status >= 500) {
            spdlog::error("{} failed: {}", match.route->pattern, printable(one_line(error)));
        }
        return response;
    } catch (const std::exception& error) {
        spdlog::error("{} failed: {}", match.route->pattern, printable(error.what()));
        return internal_error_response();
    }
}

}  // namespace kindred::server
