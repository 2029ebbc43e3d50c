#pragma once
#include "server/routing/router.hpp"
#include "tests/support/small_index.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace kindred::test {

/// The answer to `request` by those who may ask with `keys`, without sockets and queue.
inline server::Response answered(server::Request&& request, engine::Reader& reader,
                                 const server::access::Keys& keys = {}) {
    auto routed = server::routing::route_request(std::move(request), keys);
    if (auto* const answer = std::get_if<server::Response>(&routed)) return std::move(*answer);
    return server::routing::answer_from_index(std::get<server::routing::RoutedRequest>(routed), reader);
}

/// The router over the small index, asked without sockets.
class Site {
 public:
    struct Answer {
        unsigned status;
        nlohmann::json body;
        std::vector<server::Header> headers;

        std::string code() const { return std::to_string(status) + " " + body.value("code", "-"); }
        std::string message() const { return body.value("message", ""); }
        std::string header(std::string_view name) const {
            for (const server::Header& field : headers) {
                if (field.name == name) return field.value;
            }
            return "";
        }
        /// The ids of the hits, or of what else is listed under `list`.
        std::vector<std::string> ids(const char* list = "hits") const {
            std::vector<std::string> ids;
            for (const auto& hit : body.at(list)) ids.push_back(hit.at("id"));
            return ids;
        }
    };

    Site() = default;
    /// One that asks for keys.
    explicit Site(server::access::Keys keys) : keys_(std::move(keys)) {}

    Answer get(std::string_view target) { return ask(server::Method::get, target, ""); }
    Answer post(std::string_view target, const std::string& body) {
        return ask(server::Method::post, target, body);
    }
    Answer ask(server::Method method, std::string_view target, const std::string& body) {
        auto parsed = server::parse_target(target);
        REQUIRE(parsed);
        server::Request request{method, parsed->path, parsed->query, headers, body};
        const server::Response response = answered(std::move(request), *reader_, keys_);
        return {response.status,
                response.body.empty() ? nlohmann::json() : nlohmann::json::parse(response.body),
                response.headers};
    }

    SmallIndex& index() { return index_; }
    /// Serves an index of `works` instead, one JSON object a line.
    void serve(std::string_view works) {
        index_.publish_again(works);
        reader_ = std::make_unique<engine::Reader>(engine::Generation::open(index_.root()));
    }

    /// Of every request.
    std::vector<server::Header> headers = {{"Content-Type", "application/json"}};

 private:
    server::access::Keys keys_;
    SmallIndex index_;
    std::unique_ptr<engine::Reader> reader_ =
        std::make_unique<engine::Reader>(engine::Generation::open(index_.root()));
};

}  // namespace kindred::test
