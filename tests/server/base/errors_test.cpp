#include "server/base/errors.hpp"

#include "queries/base/parameter_error.hpp"
#include "queries/recommend/recommend.hpp"
#include "server/access/cors.hpp"
#include "server/base/log.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using nlohmann::json;

namespace {

std::string header(const Response& response, std::string_view name) {
    for (const Header& field : response.headers) {
        if (field.name == name) return field.value;
    }
    return "";
}

}  // namespace

TEST_CASE("an error has message, code, type and link", "[server][errors]") {
    const Response response = error_response(404, "index_not_found", "Index `x` not found.");
    CHECK(response.status == 404);
    CHECK(json::parse(response.body) ==
          json{{"message", "Index `x` not found."},
               {"code", "index_not_found"},
               {"type", "invalid_request"},
               {"link", "https://docs.meilisearch.com/errors#index_not_found"}});
    CHECK(json::parse(error_response(500, "internal", "").body)["type"] == "internal");
    CHECK(json::parse(error_response(503, "unavailable", "").body)["type"] == "system");
    CHECK(json::parse(error_response(400, "bad_request", "not \xff UTF-8").body)["message"] ==
          "not \uFFFD UTF-8");
}

TEST_CASE("errors of the engine become statuses, and damage leaks nothing", "[server][errors]") {
    using kindred::Error;
    using kindred::ErrorCode;
    const auto status = [](ErrorCode code) { return error_response(Error(code, "why"), {}).status; };
    CHECK(status(ErrorCode::invalid_query) == 400);
    CHECK(status(ErrorCode::invalid_argument) == 400);
    CHECK(status(ErrorCode::not_found) == 404);
    CHECK(status(ErrorCode::unavailable) == 503);
    CHECK(status(ErrorCode::index_stale) == 503);
    const Response damage =
        error_response(Error(ErrorCode::corrupt_index, "/srv/secret/path is damaged"), {});
    CHECK(damage.status == 500);
    CHECK(damage.body.find("secret") == std::string::npos);
    const Response missing =
        error_response(Error(ErrorCode::not_found, "Index `x` not found."), {.not_found = "index_not_found"});
    CHECK(json::parse(missing.body)["code"] == "index_not_found");
}

TEST_CASE("errors are called by the family of the route", "[server][errors]") {
    using kindred::Error;
    using kindred::ErrorCode;
    constexpr ErrorFamily similar = {.not_found = "index_not_found",
                                     .parameters = "similar",
                                     .query = "invalid_similar_seeds",
                                     .unknown_ids_status = 400,
                                     .unknown_ids = "not_found_similar_id"};
    const auto code = [](const std::exception& error, const ErrorFamily& family) {
        const Response response = error_response(error, family);
        return std::to_string(response.status) + " " + json::parse(response.body)["code"].get<std::string>();
    };
    const kindred::queries::ParameterError filter("filter", "why");
    CHECK(code(filter, {}) == "400 invalid_search_filter");
    CHECK(code(filter, similar) == "400 invalid_similar_filter");
    CHECK(code(kindred::queries::ParameterError("multi_search_facets", "why"), {}) ==
          "400 invalid_multi_search_facets");
    CHECK(code(Error(ErrorCode::invalid_query, "why"), {}) == "400 invalid_search_q");
    CHECK(code(Error(ErrorCode::invalid_query, "why"), similar) == "400 invalid_similar_seeds");
    CHECK(code(Error(ErrorCode::not_found, "why"), similar) == "404 index_not_found");
    const kindred::queries::recommend::UnknownIds unknown("work", "workIds", {"W1", "W2"});
    CHECK(code(unknown, {}) == "404 document_not_found");
    CHECK(code(unknown, similar) == "400 not_found_similar_id");
    CHECK(json::parse(error_response(unknown, {}).body)["message"] ==
          "Not found in the index: `workIds` `W1`, `W2`.");
    CHECK(code(ApiError(415, "missing_content_type", "why"), similar) == "415 missing_content_type");
    CHECK(code(std::runtime_error("why"), similar) == "500 internal");
}

TEST_CASE("Algolia's clients are told errors in their shape", "[server][errors]") {
    constexpr ErrorFamily algolia = {.shape = ErrorShape::algolia};
    const Response response = error_response(ApiError(400, "bad_request", "why \xff"), algolia);
    CHECK(response.status == 400);
    CHECK(response.body == R"({"message":"why �","status":400})");
    const kindred::Error stale(kindred::ErrorCode::index_stale, "why");
    CHECK(header(error_response(stale, algolia), "Retry-After") == "10");
}

TEST_CASE("a busy answer says when to come back", "[server][errors]") {
    const Response busy = busy_response("Too many");
    CHECK(busy.status == 503);
    CHECK(header(busy, "Retry-After") == "10");
    CHECK(json::parse(busy.body)["code"] == "too_many_search_requests");
}

TEST_CASE("any origin may read the answers, unless some are named", "[server][cors]") {
    Response open;
    Cors().decorate("https://a.example", open);
    CHECK(header(open, "Access-Control-Allow-Origin") == "*");

    const Cors some({"https://a.example", "https://b.example"});
    Response allowed;
    some.decorate("https://b.example", allowed);
    CHECK(header(allowed, "Access-Control-Allow-Origin") == "https://b.example");
    CHECK(header(allowed, "Vary") == "Origin");
    Response denied;
    some.decorate("https://c.example", denied);
    CHECK(header(denied, "Access-Control-Allow-Origin").empty());
    CHECK(header(denied, "Vary") == "Origin");
}

TEST_CASE("a preflight is allowed the headers it asks for", "[server][cors]") {
    Request request;
    request.method = Method::options;
    request.headers = {{"Access-Control-Request-Headers", "content-type,x-meilisearch-client"}};
    const Response response = Cors::preflight(request);
    CHECK(response.status == 204);
    CHECK(header(response, "Access-Control-Allow-Headers") == "content-type,x-meilisearch-client");
    CHECK(header(response, "Access-Control-Max-Age") == "86400");
}

TEST_CASE("what clients send reaches the log as printable ASCII", "[server][log]") {
    CHECK(printable("GET /a b") == "GET /a b");
    CHECK(printable("a\r\nb\x1b[31m") == "a\\x0d\\x0ab\\x1b[31m");
    CHECK(printable("\xc2\x9b\\") == "\\xc2\\x9b\\x5c");
    CHECK(printable(std::string(1000, 'x')).size() == 303);
}

TEST_CASE("a long message is cut between two characters", "[server][errors]") {
    const auto message = [](const Response& response) {
        return json::parse(response.body)["message"].get<std::string>();
    };
    const auto of = [&](const std::string& text) {
        return message(error_response(400, "bad_request", text));
    };
    const std::string longest(max_message_bytes, 'x');
    CHECK(of(longest) == longest);
    CHECK(of(longest + "y") == longest + "…");
    CHECK(of(longest.substr(1) + "é") == longest.substr(1) + "…");
    CHECK(of(std::string(max_message_bytes + 1, '\x80')) == "…");
    const kindred::queries::ParameterError facets("facets",
                                                  "`" + std::string(1'000'000, 'x') + "` is no facet.");
    CHECK(message(error_response(facets, {})).size() < max_message_bytes + 4);
}
