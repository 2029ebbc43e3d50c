#include "server/base/message.hpp"

#include "engine/base/ascii.hpp"
#include "queries/hits/json_text.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace kindred::server {

namespace {

/// In the order of Method; any other name is `other`.
constexpr std::array<std::string_view, 8> method_names = {"GET",   "HEAD",   "POST",    "PUT",
                                                          "PATCH", "DELETE", "OPTIONS", "?"};

}  // namespace

std::string_view to_string(Method method) noexcept {
    return method_names.at(static_cast<std::size_t>(method));
}

Method method_named(std::string_view name) noexcept {
    const auto* const found = std::find(method_names.begin(), method_names.end() - 1, name);
    return static_cast<Method>(found - method_names.begin());
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
