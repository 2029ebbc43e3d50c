#include "queries/search/search.hpp"

#include "server/base/errors.hpp"
#include "server/base/stopwatch.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

Response search(const calls::Call& call) {
    const auto given = calls::Parameters::from_request(call.request, call.family);
    const Stopwatch watch;
    if (call.request.method == Method::post) {
        given.expect_only(search_parameters);
    } else {
        given.expect_only(url_search_parameters);
    }
    const auto answer = queries::search::search(call.reader, read_search(given, index_named(call.id)));
    return {200, queries::search::json_text(answer, watch.milliseconds())};
}

Response facet_search(const calls::Call& call) {
    const Stopwatch watch;
    const auto given = calls::Parameters::from_body(call.request, call.family);
    const auto name = given.text("facetName");
    if (!name) fail("missing_facet_search_facet_name", "Missing field `facetName`");
    const auto query = given.text("facetQuery");
    const auto request = read_search(given, index_named(call.id));
    const auto hits = queries::search::search_facet(call.reader, request, *name, query.value_or(""));
    return json_response({{"facetHits", queries::columns::facet_hits_json(hits)},
                          {"facetQuery", query ? nlohmann::ordered_json(*query) : nullptr},
                          {"processingTimeMs", watch.milliseconds()}});
}

}  // namespace kindred::server::meilisearch
