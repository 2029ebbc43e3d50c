#include "server/base/message.hpp"

#include "engine/base/ascii.hpp"
#include "queries/hits/json_text.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace kindred::server {

std::string_view to_string(Method method) noexcept {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::delete_:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
        case Method::other:
            break;
    }
    return "?";
}

std::string_view Request::header(std::string_view name) const noexcept {
    for (const Header& field : headers) {
        if (engine::equal_ignoring_case(field.name, name)) return field.value;
    }
    return {};
}

Response json_response(const nlohmann::ordered_json& value, unsigned status) {
    return {status, queries::hits::json_text(value)};
}

}  // namespace kindred::server
