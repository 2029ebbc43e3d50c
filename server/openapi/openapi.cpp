#include "server/openapi/openapi.hpp"

#include <nlohmann/json.hpp>

namespace kindred::server::openapi {

const std::string& openapi_document() {
    static const std::string document = [] {
        auto whole = nlohmann::ordered_json::object();
        constexpr bool merge_objects = true;
        for (const std::string_view part : openapi_parts())
            whole.update(nlohmann::ordered_json::parse(part), merge_objects);
        return whole.dump();
    }();
    return document;
}

}  // namespace kindred::server::openapi
