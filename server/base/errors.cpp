#include "server/base/errors.hpp"

#include "engine/base/utf8.hpp"
#include "queries/base/parameter_error.hpp"
#include "server/base/limits.hpp"

#include <nlohmann/json.hpp>

namespace kindred::server {

namespace {

std::string_view type_of(unsigned status) noexcept {
    if (status == 503) return "system";
    if (status >= 500) return "internal";
    if (status == 401 || status == 403) return "auth";
    return "invalid_request";
}

Response unavailable(std::string_view code, std::string_view message) {
    Response response = error_response(503, code, message);
    response.headers.push_back({"Retry-After", retry_after_seconds});
    return response;
}

}  // namespace

std::string excerpt(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return std::string(text);
    return std::string(engine::utf8_prefix(text, max_bytes)) + "…";
}

Response error_response(unsigned status, std::string_view code, std::string_view message) {
    return json_response({{"message", excerpt(message, max_message_bytes)},
                          {"code", code},
                          {"type", type_of(status)},
                          {"link", "https://docs.meilisearch.com/errors#" + std::string(code)}},
                         status);
}

Response algolia_error(const Response& error) {
    const auto told = nlohmann::json::parse(error.body, nullptr, false);
    Response response = json_response(
        {{"message", told.is_object() ? told.value("message", "") : ""}, {"status", error.status}},
        error.status);
    response.headers = error.headers;
    return response;
}

Response busy_response(std::string_view message) {
    return unavailable("too_many_search_requests", message);
}

std::string code_of(const queries::ParameterError& error) {
    if (error.parameter() == "facet_name") return "invalid_facet_search_facet_name";
    // Those of a federated search are no parameters of a search.
    if (error.parameter().starts_with("multi_search_")) return "invalid_" + std::string(error.parameter());
    return "invalid_search_" + std::string(error.parameter());
}

Response error_response(const Error& error, std::string_view not_found_code) {
    if (const auto* parameter = dynamic_cast<const queries::ParameterError*>(&error)) {
        return error_response(400, code_of(*parameter), error.what());
    }
    switch (error.code()) {
        case ErrorCode::invalid_query:
            return error_response(400, "invalid_search_q", error.what());
        case ErrorCode::invalid_argument:
            return error_response(400, "bad_request", error.what());
        case ErrorCode::not_found:
            return error_response(404, not_found_code, error.what());
        case ErrorCode::index_busy:
        case ErrorCode::index_stale:
        case ErrorCode::unavailable:
            return unavailable("unavailable", error.what());
        case ErrorCode::corrupt_index:
        case ErrorCode::io:
            break;
    }
    return internal_error_response();
}

Response internal_error_response() {
    return error_response(500, "internal",
                          "An internal error has occurred; the log of the server says more.");
}

}  // namespace kindred::server
