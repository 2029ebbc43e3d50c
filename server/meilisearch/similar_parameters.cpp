#include "server/meilisearch/similar_parameters.hpp"

#include "server/base/errors.hpp"

#include <utility>

namespace kindred::server::meilisearch {

namespace {

[[noreturn]] void fail(std::string_view code, const std::string& message) {
    throw ApiError(400, code, message);
}

/// The document that others are to be similar to: a string, or a number as some clients send ids.
std::string read_id(const calls::Parameters& given) {
    if (!given.has("id"))
        fail("missing_similar_id", "Missing parameter `id`: of the document to compare with");
    const nlohmann::json id = given.value("id");
    if (id.is_number_integer()) return id.dump();
    if (auto text = given.text("id", "invalid_similar_id"); text && engine::valid_id(*text)) return *text;
    fail("invalid_similar_id",
         "Invalid value at `.id`: expected the id of a document, of letters, digits, `-` and `_`");
}

void refuse_vectors(const calls::Parameters& given) {
    constexpr std::string_view code = "invalid_similar_retrieve_vectors";
    if (given.flag("retrieveVectors", code, false))
        fail(code, "`retrieveVectors` is not supported: the vectors of documents are not given out");
}

}  // namespace

SimilarRequest read_similar(const calls::Parameters& given, queries::Collection collection) {
    given.expect_only(similar_parameters);
    SimilarRequest similar;
    similar.id = read_id(given);
    given.text("embedder", "invalid_similar_embedder");  // there is one way to be similar
    refuse_vectors(given);
    similar.show_ranking_score = given.flag("showRankingScore", "invalid_similar_show_ranking_score", false);
    similar.show_ranking_score_details =
        given.flag("showRankingScoreDetails", "invalid_similar_show_ranking_score_details", false);
    queries::recommend::RecommendRequest& request = similar.recommend;
    (collection == queries::Collection::works ? request.seeds.works
                                              : request.seeds.researchers) = {similar.id};
    request.explain = false;
    request.offset = given.count("offset", "invalid_similar_offset", request.offset);
    request.limit = given.count("limit", "invalid_similar_limit", request.limit);
    request.filter = given.value("filter");
    request.threshold =
        given.fraction("rankingScoreThreshold", "invalid_similar_ranking_score_threshold").value_or(0);
    if (auto names = given.list("attributesToRetrieve", "invalid_similar_attributes_to_retrieve"))
        request.attributes_to_retrieve = std::move(*names);
    return similar;
}

}  // namespace kindred::server::meilisearch
