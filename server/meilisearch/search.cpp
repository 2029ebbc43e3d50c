#include "queries/search/search.hpp"

#include "queries/search/found.hpp"
#include "server/base/errors.hpp"
#include "server/base/stopwatch.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <span>
#include <string_view>

#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

using nlohmann::ordered_json;

Response search(const calls::Call& call, const calls::Parameters& given,
                std::span<const std::string_view> names) {
    const Stopwatch watch;
    given.expect_only(names);
    const auto answer = queries::search::search(call.reader, read_search(given, index_named(call.id)));
    return {200, queries::search::json_text(answer, watch.milliseconds())};
}

}  // namespace

Response search_by_body(const calls::Call& call) {
    return search(call, calls::Parameters::from_body(call.request), search_parameters);
}

Response search_by_url(const calls::Call& call) {
    return search(call, calls::Parameters::from_query(call.request), url_search_parameters);
}

Response facet_search(const calls::Call& call) {
    const Stopwatch watch;
    const auto given = calls::Parameters::from_body(call.request);
    const auto name = given.text("facetName", "invalid_facet_search_facet_name");
    if (!name) {
        throw ApiError(400, "missing_facet_search_facet_name", "Missing field `facetName`");
    }
    const auto query = given.text("facetQuery", "invalid_facet_search_query");
    const auto request = read_search(given, index_named(call.id));
    const auto hits = queries::search::search_facet(call.reader, request, *name, query.value_or(""));
    return json_response({{"facetHits", queries::columns::facet_hits_json(hits)},
                          {"facetQuery", query ? ordered_json(*query) : ordered_json()},
                          {"processingTimeMs", watch.milliseconds()}});
}

}  // namespace kindred::server::meilisearch
