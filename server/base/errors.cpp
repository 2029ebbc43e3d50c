#include "server/base/errors.hpp"

#include "engine/base/utf8.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/recommend/recommend.hpp"
#include "server/base/limits.hpp"

#include <map>
#include <span>

#include <nlohmann/json.hpp>

namespace kindred::server {

namespace {

/// Unknown ids that a message names.
constexpr std::size_t max_named_ids = 10;

std::string_view type_of(unsigned status) noexcept {
    if (status == 503) return "system";
    if (status >= 500) return "internal";
    if (status == 401 || status == 403) return "auth";
    return "invalid_request";
}

Response in_shape(const ApiError& error, ErrorShape shape) {
    const unsigned status = error.status();
    nlohmann::ordered_json body = {{"message", excerpt(error.what(), max_message_bytes)}};
    if (shape == ErrorShape::algolia) {
        body["status"] = status;
    } else {
        body["code"] = error.code();
        body["type"] = type_of(status);
        body["link"] = "https://docs.meilisearch.com/errors#" + error.code();
    }
    Response response = json_response(body, status);
    if (status == 503) response.headers.push_back({"Retry-After", retry_after_seconds});
    return response;
}

std::string message_of(const queries::recommend::UnknownIds& error) {
    std::string named;
    for (const std::string& id : std::span(error.ids()).first(std::min(error.ids().size(), max_named_ids)))
        named += fmt::format("{}`{}`", named.empty() ? "" : ", ", excerpt(id));
    if (error.ids().size() > max_named_ids)
        named += fmt::format(" and {} more", error.ids().size() - max_named_ids);
    return fmt::format("Not found in the index: `{}` {}.", error.field(), named);
}

ApiError told(const std::exception& error, const ErrorFamily& family) {
    if (const auto* refusal = dynamic_cast<const ApiError*>(&error)) return *refusal;
    if (const auto* wrong = dynamic_cast<const queries::ParameterError*>(&error))
        return {400, parameter_code(family.parameters, wrong->parameter()), error.what()};
    if (const auto* unknown = dynamic_cast<const queries::recommend::UnknownIds*>(&error))
        return {family.unknown_ids_status, family.unknown_ids, message_of(*unknown)};
    const auto* const own = dynamic_cast<const Error*>(&error);
    switch (own != nullptr ? own->code() : ErrorCode::io) {
        case ErrorCode::invalid_query:
            return {400, family.query, error.what()};
        case ErrorCode::invalid_argument:
            return {400, "bad_request", error.what()};
        case ErrorCode::not_found:
            return {404, family.not_found, error.what()};
        case ErrorCode::index_busy:
        case ErrorCode::index_stale:
        case ErrorCode::unavailable:
            return {503, "unavailable", error.what()};
        case ErrorCode::corrupt_index:
        case ErrorCode::io:
            break;
    }
    return {500, "internal", "An internal error has occurred; the log of the server says more."};
}

}  // namespace

std::string parameter_code(std::string_view family, std::string_view parameter) {
    const std::string name = separated(parameter, '_');
    static const std::map<std::string_view, std::string_view> irregular = {
        {"facet_name", "invalid_facet_search_facet_name"},
        {"facet_query", "invalid_facet_search_query"},
        {"hybrid_embedder", "invalid_search_embedder"},
        {"hybrid_semantic_ratio", "invalid_search_semantic_ratio"},
        {"index_uid", "invalid_index_uid"},
    };
    if (const auto found = irregular.find(name); found != irregular.end()) return std::string(found->second);
    // Those of a federated search are no parameters of a search.
    if (name.starts_with("multi_search_")) return fmt::format("invalid_{}", name);
    return fmt::format("invalid_{}_{}", family, name);
}

std::string excerpt(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return std::string(text);
    return std::string(engine::utf8_prefix(text, max_bytes)) + "…";
}

Response error_response(unsigned status, std::string_view code, std::string_view message) {
    return in_shape({status, code, std::string(message)}, ErrorShape::meilisearch);
}

Response busy_response(std::string_view message) {
    return error_response(503, "too_many_search_requests", message);
}

Response error_response(const std::exception& error, const ErrorFamily& family) {
    return in_shape(told(error, family), family.shape);
}

}  // namespace kindred::server
