#include "queries/recommend/models.hpp"
#include "server/algolia/parameters.hpp"
#include "server/algolia/routes.hpp"
#include "server/base/stopwatch.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace kindred::server::algolia {

namespace {

using nlohmann::ordered_json;
using queries::recommend::ModelRequest;

/// A score as Algolia gives it, 0 to 100.
double percent(double score) noexcept {
    return 100 * score;
}

ordered_json answer(queries::recommend::Models& models, const ModelRequest& request) {
    const Stopwatch watch;
    auto found = models.answer(request);
    auto hits = ordered_json::array();
    for (queries::recommend::Recommendation& one : found.hits) {
        // Kindred's own last: a record may bring a field of such a name along.
        ordered_json hit = std::move(one.record);
        hit["objectID"] = one.id;
        hit["_score"] = percent(one.score);
        hits.push_back(std::move(hit));
    }
    for (const queries::recommend::TrendingValue& one : found.values) {
        hits.push_back(
            {{"facetName", request.facet_name}, {"facetValue", one.value}, {"_score", percent(one.score)}});
    }
    const std::size_t count = hits.size();
    return {{"hits", std::move(hits)},
            {"nbHits", count},
            {"page", 0},
            {"nbPages", count == 0 ? 0 : 1},
            {"hitsPerPage", request.limit},
            {"processingTimeMS", watch.milliseconds()}};
}

}  // namespace

Response algolia_recommendations(const calls::Call& call) {
    const auto batch =
        read_algolia_requests(calls::Parameters::from_body(call.request, calls::BodyType::json_or_text));
    queries::recommend::Models models(call.reader, batch);
    auto results = ordered_json::array();
    for (const ModelRequest& request : batch) results.push_back(answer(models, request));
    return json_response({{"results", std::move(results)}});
}

}  // namespace kindred::server::algolia
