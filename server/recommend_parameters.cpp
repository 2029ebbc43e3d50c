#include "server/recommend_parameters.hpp"

#include "server/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace kindred::server {

namespace {

using Ids = std::vector<std::string>;

[[noreturn]] void fail(std::string_view code, const std::string& message) {
    throw ApiError(400, code, message);
}

Ids ids_in(const Parameters& given, std::string_view name, std::string_view code, std::size_t max_members) {
    return given.list(name, code, max_members).value_or(Ids{});
}

std::string read_text(const Parameters& seeds) {
    constexpr std::string_view code = "invalid_recommend_text";
    auto text = seeds.text("text", code).value_or("");
    if (text.size() <= queries::max_seed_text_bytes) return text;
    fail(code, fmt::format("Invalid value at `.seeds.text`: {} bytes are more than {}", text.size(),
                           queries::max_seed_text_bytes));
}

queries::Seeds read_seeds(const Parameters& given) {
    const auto members = given.object("seeds", "invalid_recommend_seeds");
    members.expect_only(seed_parameters);
    const auto negative = members.object("negative", "invalid_recommend_negative");
    negative.expect_only(negative_seed_parameters);
    const auto seed_ids = [](const Parameters& from, std::string_view name, std::string_view code) {
        return ids_in(from, name, code, queries::max_seeds);
    };
    queries::Seeds seeds;
    seeds.researchers = seed_ids(members, "researcherIds", "invalid_recommend_researcher_ids");
    seeds.works = seed_ids(members, "workIds", "invalid_recommend_work_ids");
    seeds.text = read_text(members);
    seeds.negative_researchers = seed_ids(negative, "researcherIds", "invalid_recommend_researcher_ids");
    seeds.negative_works = seed_ids(negative, "workIds", "invalid_recommend_work_ids");
    if (seeds.empty()) {
        fail("missing_recommend_seeds",
             "There is nothing to recommend for: `.seeds` needs `researcherIds`, `workIds` or `text`.");
    }
    const std::size_t together = seeds.researchers.size() + seeds.works.size() +
                                 seeds.negative_researchers.size() + seeds.negative_works.size();
    if (together > queries::max_seeds) {
        fail("invalid_recommend_seeds",
             fmt::format("Invalid value at `.seeds`: {} ids are more than {}", together, queries::max_seeds));
    }
    return seeds;
}

queries::Exclusion read_exclusion(const Parameters& given) {
    constexpr std::string_view year_code = "invalid_recommend_since_year";
    const auto members = given.object("exclude", "invalid_recommend_exclude");
    members.expect_only(exclude_parameters);
    queries::Exclusion exclude;
    exclude.ids = ids_in(members, "ids", "invalid_recommend_ids", queries::max_candidates);
    exclude.coauthors_of =
        ids_in(members, "coauthorsOf", "invalid_recommend_coauthors_of", queries::max_seeds);
    exclude.same_institution_as =
        ids_in(members, "sameInstitutionAs", "invalid_recommend_same_institution_as", queries::max_seeds);
    const auto year = members.optional_count("sinceYear", year_code);
    if (!year) return exclude;
    if (*year > max_year)
        fail(year_code, fmt::format("Invalid value at `.exclude.sinceYear`: {} is no year", *year));
    if (exclude.coauthors_of.empty()) {
        fail(year_code,
             "Invalid value at `.exclude.sinceYear`: it says since when coauthors count, so it needs "
             "`.exclude.coauthorsOf`");
    }
    exclude.since_year = static_cast<int>(*year);
    return exclude;
}

queries::SignalWeights read_weights(const Parameters& given) {
    const auto members = given.object("weights", "invalid_recommend_weights");
    members.expect_only(weight_parameters);
    queries::SignalWeights weights;
    const auto read = [&](std::string_view name, std::string_view code, double& weight) {
        weight = members.number(name, code, 0, queries::max_weight).value_or(weight);
    };
    read("content", "invalid_recommend_content", weights.content);
    read("graph", "invalid_recommend_graph", weights.graph);
    read("institution", "invalid_recommend_institution", weights.institution);
    return weights;
}

std::optional<double> read_half_life(const Parameters& given) {
    constexpr std::string_view code = "invalid_recommend_recency_half_life_years";
    const auto years = given.number("recencyHalfLifeYears", code, 0, queries::max_half_life_years);
    if (years == 0.0)
        fail(code, "Invalid value at `.recencyHalfLifeYears`: expected a number over 0, or null");
    return years;
}

/// The document that others are to be similar to: a string, or a number as some clients send ids.
std::string read_id(const Parameters& given) {
    if (!given.has("id"))
        fail("missing_similar_id", "Missing parameter `id`: of the document to compare with");
    const nlohmann::json id = given.value("id");
    if (id.is_number_integer()) return id.dump();
    if (auto text = given.text("id", "invalid_similar_id"); text && engine::valid_id(*text)) return *text;
    fail("invalid_similar_id",
         "Invalid value at `.id`: expected the id of a document, of letters, digits, `-` and `_`");
}

void refuse_vectors(const Parameters& given) {
    constexpr std::string_view code = "invalid_similar_retrieve_vectors";
    if (given.flag("retrieveVectors", code, false))
        fail(code, "`retrieveVectors` is not supported: the vectors of documents are not given out");
}

}  // namespace

queries::RecommendRequest read_recommend(const Parameters& given) {
    given.expect_only(recommend_parameters);
    queries::RecommendRequest request;
    request.seeds = read_seeds(given);
    request.exclude = read_exclusion(given);
    request.weights = read_weights(given);
    request.recency_half_life_years = read_half_life(given);
    request.filter = given.value("filter");
    request.diversify =
        given.number("diversify", "invalid_recommend_diversify", 0, 1).value_or(request.diversify);
    request.candidates =
        ids_in(given, "candidateIds", "invalid_recommend_candidate_ids", queries::max_candidates);
    request.explain = given.flag("explain", "invalid_recommend_explain", request.explain);
    if (auto names = given.list("attributesToRetrieve", "invalid_recommend_attributes_to_retrieve"))
        request.attributes_to_retrieve = std::move(*names);
    request.limit = given.count("limit", "invalid_recommend_limit", request.limit);
    request.offset = given.count("offset", "invalid_recommend_offset", request.offset);
    return request;
}

SimilarRequest read_similar(const Parameters& given, queries::Collection collection) {
    given.expect_only(similar_parameters);
    SimilarRequest similar;
    similar.id = read_id(given);
    given.text("embedder", "invalid_similar_embedder");  // there is one way to be similar
    refuse_vectors(given);
    similar.show_ranking_score = given.flag("showRankingScore", "invalid_similar_show_ranking_score", false);
    similar.show_ranking_score_details =
        given.flag("showRankingScoreDetails", "invalid_similar_show_ranking_score_details", false);
    queries::RecommendRequest& request = similar.recommend;
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

}  // namespace kindred::server
