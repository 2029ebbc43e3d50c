#include "server/base/errors.hpp"

#include "engine/base/utf8.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/recommend/recommend.hpp"
#include "server/base/limits.hpp"

#include <ranges>

#include <fmt/format.h>
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

/// Status, code and message of an error.
struct Refusal {
    unsigned status;
    std::string code;
    std::string message;
};

Response in_shape(const Refusal& refusal, ErrorShape shape) {
    const std::string message = excerpt(refusal.message, max_message_bytes);
    Response response =
        shape == ErrorShape::algolia
            ? json_response({{"message", message}, {"status", refusal.status}}, refusal.status)
            : json_response({{"message", message},
                             {"code", refusal.code},
                             {"type", type_of(refusal.status)},
                             {"link", "https://docs.meilisearch.com/errors#" + refusal.code}},
                            refusal.status);
    if (refusal.status == 503) response.headers.push_back({"Retry-After", retry_after_seconds});
    return response;
}

std::string message_of(const queries::recommend::UnknownIds& error) {
    std::string named;
    for (const std::string& id : error.ids() | std::views::take(max_named_ids))
        named += fmt::format("{}`{}`", named.empty() ? "" : ", ", excerpt(id));
    if (error.ids().size() > max_named_ids)
        named += fmt::format(" and {} more", error.ids().size() - max_named_ids);
    return fmt::format("Not found in the index: `{}` {}.", error.field(), named);
}

std::string code_of(std::string_view parameter, const ErrorFamily& family) {
    if (parameter == "facet_name") return "invalid_facet_search_facet_name";
    // Those of a federated search are no parameters of a search.
    if (parameter.starts_with("multi_search_")) return fmt::format("invalid_{}", parameter);
    return fmt::format("invalid_{}_{}", family.parameters, parameter);
}

Refusal refusal_of(const Error& error, const ErrorFamily& family) {
    if (const auto* told = dynamic_cast<const ApiError*>(&error))
        return {told->status(), told->code(), error.what()};
    if (const auto* wrong = dynamic_cast<const queries::ParameterError*>(&error))
        return {400, code_of(wrong->parameter(), family), error.what()};
    if (const auto* unknown = dynamic_cast<const queries::recommend::UnknownIds*>(&error))
        return {family.unknown_ids_status, std::string(family.unknown_ids), message_of(*unknown)};
    switch (error.code()) {
        case ErrorCode::invalid_query:
            return {400, std::string(family.query), error.what()};
        case ErrorCode::invalid_argument:
            return {400, "bad_request", error.what()};
        case ErrorCode::not_found:
            return {404, std::string(family.not_found), error.what()};
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

std::string excerpt(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return std::string(text);
    return std::string(engine::utf8_prefix(text, max_bytes)) + "…";
}

Response error_response(unsigned status, std::string_view code, std::string_view message) {
    return in_shape({status, std::string(code), std::string(message)}, ErrorShape::meilisearch);
}

Response busy_response(std::string_view message) {
    return error_response(503, "too_many_search_requests", message);
}

Response error_response(const std::exception& error, const ErrorFamily& family) {
    const auto* const own = dynamic_cast<const Error*>(&error);
    const Error unforeseen(ErrorCode::io, error.what());
    return in_shape(refusal_of(own != nullptr ? *own : unforeseen, family), family.shape);
}

}  // namespace kindred::server
