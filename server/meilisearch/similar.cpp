#include "server/meilisearch/similar.hpp"

#include "server/base/errors.hpp"
#include "server/base/stopwatch.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

using nlohmann::ordered_json;
using queries::Collection;

/// The document that others are to be similar to: a string, or a number as some clients send ids.
std::string read_id(const calls::Parameters& given) {
    if (!given.has("id"))
        fail("missing_similar_id", "Missing parameter `id`: of the document to compare with");
    const nlohmann::json id = given.value("id");
    if (id.is_number_integer()) return id.dump();
    if (auto text = given.text("id"); text && engine::valid_id(*text)) return *text;
    fail("invalid_similar_id",
         "Invalid value at `.id`: expected the id of a document, of letters, digits, `-` and `_`");
}

}  // namespace

SimilarRequest read_similar(const calls::Parameters& given, queries::Collection collection) {
    given.expect_only({"id", "embedder", "offset", "limit", "filter", "attributesToRetrieve",
                       "showRankingScore", "showRankingScoreDetails", "rankingScoreThreshold",
                       "retrieveVectors"});
    SimilarRequest similar;
    similar.id = read_id(given);
    given.text("embedder");  // there is one way to be similar
    if (given.flag("retrieveVectors", false))
        fail(given.code("retrieveVectors"),
             "`retrieveVectors` is not supported: the vectors of documents are not given out");
    similar.show_ranking_score = given.flag("showRankingScore", false);
    similar.show_ranking_score_details = given.flag("showRankingScoreDetails", false);
    queries::recommend::RecommendRequest& request = similar.recommend;
    (collection == queries::Collection::works ? request.seeds.works
                                              : request.seeds.researchers) = {similar.id};
    request.explain = false;
    request.offset = given.count("offset", request.offset);
    request.limit = given.count("limit", request.limit);
    request.filter = given.value("filter");
    request.threshold = given.fraction("rankingScoreThreshold").value_or(0);
    request.attributes_to_retrieve = given.names("attributesToRetrieve", request.attributes_to_retrieve);
    return similar;
}

Response similar_documents(const calls::Call& call) {
    const auto given = calls::Parameters::from_request(call.request, call.family);
    const Stopwatch watch;
    const Collection collection = index_named(call.id);
    if (collection == Collection::suggestions) {
        fail("invalid_index_uid",
             "Suggestions are not similar to each other: use the index `works` or `researchers`.");
    }
    const SimilarRequest similar = read_similar(given, collection);
    const auto [index, records, columns] = queries::documents_of(call.reader, collection);
    if (!engine::generation::document_with(index, records, similar.id))
        fail("not_found_similar_id", "Not found in the index: `id` `{}`.", excerpt(similar.id));
    const auto answer = queries::recommend::recommend_from(call.reader, collection, similar.recommend);
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

}  // namespace kindred::server::meilisearch
