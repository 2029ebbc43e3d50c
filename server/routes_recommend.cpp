#include "server/errors.hpp"
#include "server/recommend_parameters.hpp"
#include "server/recommendations.hpp"
#include "server/routes.hpp"
#include "server/search_parameters.hpp"
#include "server/stopwatch.hpp"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server {

namespace {

using nlohmann::ordered_json;
using queries::Collection;

Response recommend_from(const Call& call, Collection collection) {
    const Stopwatch watch;
    const auto request = read_recommend(Parameters::from_body(call.request));
    const auto answer = recommend(call.reader, collection, request);
    return json_response(queries::to_json(answer, watch.milliseconds()));
}

/// The collection `uid`, of which documents can be similar.
Collection comparable(std::string_view uid) {
    const Collection collection = index_named(uid);
    if (collection != Collection::suggestions) return collection;
    throw ApiError(400, "invalid_index_uid",
                   "Suggestions are not similar to each other: use the index `works` or `researchers`.");
}

Response similar_documents(const Call& call, const Parameters& given) {
    const Stopwatch watch;
    const Collection collection = comparable(call.id);
    const SimilarRequest similar = read_similar(given, collection);
    const auto answer =
        recommend(call.reader, collection, similar.recommend, {"similar", 400, "not_found_similar_id"});
    auto hits = ordered_json::array();
    for (const queries::Recommendation& hit : answer.hits) {
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

Response recommend_researchers(const Call& call) {
    return recommend_from(call, Collection::researchers);
}

Response recommend_works(const Call& call) {
    return recommend_from(call, Collection::works);
}

Response similar_by_url(const Call& call) {
    return similar_documents(call, Parameters::from_query(call.request));
}

Response similar_by_body(const Call& call) {
    return similar_documents(call, Parameters::from_body(call.request));
}

}  // namespace kindred::server
