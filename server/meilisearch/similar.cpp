#include "server/base/errors.hpp"
#include "server/base/stopwatch.hpp"
#include "server/calls/recommendations.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"
#include "server/meilisearch/similar_parameters.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

using nlohmann::ordered_json;
using queries::Collection;

/// The collection `uid`, of which documents can be similar.
Collection comparable(std::string_view uid) {
    const Collection collection = index_named(uid);
    if (collection != Collection::suggestions) return collection;
    throw ApiError(400, "invalid_index_uid",
                   "Suggestions are not similar to each other: use the index `works` or `researchers`.");
}

Response similar_documents(const calls::Call& call, const calls::Parameters& given) {
    const Stopwatch watch;
    const Collection collection = comparable(call.id);
    const SimilarRequest similar = read_similar(given, collection);
    const auto answer = calls::recommend(call.reader, collection, similar.recommend);
    auto hits = ordered_json::array();
    for (const queries::recommend::Recommendation& hit : answer.hits) {
        hits.push_back(hit.record);
        if (similar.show_ranking_score) hits.back()["_rankingScore"] = hit.score;
        if (similar.show_ranking_score_details)
            hits.back()["_rankingScoreDetails"] = {{"similarity", {{"order", 0}, {"score", hit.score}}}};
    }
    return json_response({{"hits", std::move(hits)},
                          {"id", similar.id},
                          {"processingTimeMs", watch.milliseconds()},
                          {"limit", similar.recommend.limit},
                          {"offset", similar.recommend.offset},
                          {"estimatedTotalHits", answer.estimated_total_hits}});
}

}  // namespace

Response similar_by_url(const calls::Call& call) {
    return similar_documents(call, calls::Parameters::from_query(call.request));
}

Response similar_by_body(const calls::Call& call) {
    return similar_documents(call, calls::Parameters::from_body(call.request));
}

}  // namespace kindred::server::meilisearch
