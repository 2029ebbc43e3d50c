#include "server/base/errors.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/routes.hpp"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

using nlohmann::ordered_json;

constexpr std::uint32_t default_keys = 20;
/// Derived keys were never created: clients that insist on a date get this one.
constexpr std::string_view no_date = "1970-01-01T00:00:00Z";

ordered_json to_json(const access::Key& key) {
    return {{"name", key.name},     {"description", key.description}, {"key", key.key},
            {"uid", key.uid},       {"actions", key.actions},         {"indexes", {"*"}},
            {"expiresAt", nullptr}, {"createdAt", no_date},           {"updatedAt", no_date}};
}

}  // namespace

Response list_keys(const calls::ServiceCall& call) {
    const auto given = calls::Parameters::from_query(call.request, call.family);
    given.expect_only({"offset", "limit"});
    const auto offset = given.count("offset", 0);
    const auto limit = given.count("limit", default_keys);
    const auto keys = call.keys.derived();
    ordered_json results = ordered_json::array();
    for (std::size_t i = offset; i < keys.size() && results.size() < limit; ++i)
        results.push_back(to_json(keys[i]));
    return json_response(
        {{"results", std::move(results)}, {"offset", offset}, {"limit", limit}, {"total", keys.size()}});
}

Response one_key(const calls::ServiceCall& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    const access::Key* const key = call.keys.find(call.id);
    if (key == nullptr)
        throw ApiError(404, "api_key_not_found", fmt::format("API key `{}` not found.", call.id));
    return json_response(to_json(*key));
}

}  // namespace kindred::server::meilisearch
