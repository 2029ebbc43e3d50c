#include "queries/found.hpp"
#include "queries/search.hpp"
#include "server/errors.hpp"
#include "server/parameters.hpp"
#include "server/routes.hpp"
#include "server/search_parameters.hpp"
#include "server/stopwatch.hpp"

#include <span>
#include <string_view>

#include <nlohmann/json.hpp>

namespace kindred::server {

namespace {

using nlohmann::ordered_json;

Response search(const Call& call, const Parameters& given, std::span<const std::string_view> names) {
    const Stopwatch watch;
    given.expect_only(names);
    const auto answer = queries::search(call.reader, read_search(given, index_named(call.id)));
    return {200, queries::json_text(answer, watch.milliseconds())};
}

}  // namespace

Response search_by_body(const Call& call) {
    return search(call, Parameters::from_body(call.request), search_parameters);
}

Response search_by_url(const Call& call) {
    return search(call, Parameters::from_query(call.request), url_search_parameters);
}

Response facet_search(const Call& call) {
    const Stopwatch watch;
    const auto given = Parameters::from_body(call.request);
    const auto name = given.text("facetName", "invalid_facet_search_facet_name");
    if (!name) {
        throw ApiError(400, "missing_facet_search_facet_name", "Missing field `facetName`");
    }
    const auto query = given.text("facetQuery", "invalid_facet_search_query");
    const auto request = read_search(given, index_named(call.id));
    const auto hits = queries::search_facet(call.reader, request, *name, query.value_or(""));
    return json_response({{"facetHits", queries::facet_hits_json(hits)},
                          {"facetQuery", query ? ordered_json(*query) : ordered_json()},
                          {"processingTimeMs", watch.milliseconds()}});
}

}  // namespace kindred::server
