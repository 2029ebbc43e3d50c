#include "server/api/recommend.hpp"

#include "server/api/routes.hpp"
#include "server/base/errors.hpp"
#include "server/base/stopwatch.hpp"

#include <nlohmann/json.hpp>

namespace kindred::server::api {

namespace {

using Ids = std::vector<std::string>;

Ids ids_in(const calls::Parameters& given, std::string_view name, std::string_view code,
           std::size_t max_members = queries::recommend::max_seeds) {
    return given.list(name, code, max_members).value_or(Ids{});
}

std::string read_text(const calls::Parameters& seeds) {
    constexpr std::string_view code = "invalid_recommend_text";
    auto text = seeds.text("text", code).value_or("");
    if (text.size() <= queries::match::max_seed_text_bytes) return text;
    fail(code, "Invalid value at `.seeds.text`: {} bytes are more than {}", text.size(),
         queries::match::max_seed_text_bytes);
}

queries::recommend::Seeds read_seeds(const calls::Parameters& given) {
    const auto members = given.object("seeds", "invalid_recommend_seeds");
    members.expect_only(seed_parameters);
    const auto negative = members.object("negative", "invalid_recommend_negative");
    negative.expect_only(negative_seed_parameters);
    queries::recommend::Seeds seeds;
    seeds.researchers = ids_in(members, "researcherIds", "invalid_recommend_researcher_ids");
    seeds.works = ids_in(members, "workIds", "invalid_recommend_work_ids");
    seeds.text = read_text(members);
    seeds.negative_researchers = ids_in(negative, "researcherIds", "invalid_recommend_researcher_ids");
    seeds.negative_works = ids_in(negative, "workIds", "invalid_recommend_work_ids");
    if (seeds.empty()) {
        fail("missing_recommend_seeds",
             "There is nothing to recommend for: `.seeds` needs `researcherIds`, `workIds` or `text`.");
    }
    if (seeds.count() > queries::recommend::max_seeds) {
        fail("invalid_recommend_seeds", "Invalid value at `.seeds`: {} ids are more than {}", seeds.count(),
             queries::recommend::max_seeds);
    }
    return seeds;
}

queries::recommend::Exclusion read_exclusion(const calls::Parameters& given) {
    constexpr std::string_view year_code = "invalid_recommend_since_year";
    const auto members = given.object("exclude", "invalid_recommend_exclude");
    members.expect_only(exclude_parameters);
    queries::recommend::Exclusion exclude;
    exclude.ids = ids_in(members, "ids", "invalid_recommend_ids", queries::recommend::max_candidates);
    exclude.coauthors_of = ids_in(members, "coauthorsOf", "invalid_recommend_coauthors_of");
    exclude.same_institution_as =
        ids_in(members, "sameInstitutionAs", "invalid_recommend_same_institution_as");
    const auto year = members.optional_count("sinceYear", year_code);
    if (!year) return exclude;
    if (*year > max_year) fail(year_code, "Invalid value at `.exclude.sinceYear`: {} is no year", *year);
    if (exclude.coauthors_of.empty()) {
        fail(year_code,
             "Invalid value at `.exclude.sinceYear`: it says since when coauthors count, so it needs "
             "`.exclude.coauthorsOf`");
    }
    exclude.since_year = static_cast<int>(*year);
    return exclude;
}

queries::recommend::SignalWeights read_weights(const calls::Parameters& given) {
    const auto members = given.object("weights", "invalid_recommend_weights");
    members.expect_only(weight_parameters);
    queries::recommend::SignalWeights weights;
    const auto read = [&](std::string_view name, std::string_view code, double& weight) {
        weight = members.number(name, code, 0, queries::recommend::max_weight).value_or(weight);
    };
    read("content", "invalid_recommend_content", weights.content);
    read("graph", "invalid_recommend_graph", weights.graph);
    read("institution", "invalid_recommend_institution", weights.institution);
    return weights;
}

std::optional<double> read_half_life(const calls::Parameters& given) {
    constexpr std::string_view code = "invalid_recommend_recency_half_life_years";
    const auto years = given.number("recencyHalfLifeYears", code, 0, queries::recommend::max_half_life_years);
    if (years == 0.0)
        fail(code, "Invalid value at `.recencyHalfLifeYears`: expected a number over 0, or null");
    return years;
}

Response recommend(const calls::Call& call, queries::Collection collection) {
    const Stopwatch watch;
    const auto request = read_recommend(calls::Parameters::from_body(call.request));
    const auto answer = queries::recommend::recommend_from(call.reader, collection, request);
    return json_response(queries::recommend::to_json(answer, watch.milliseconds()));
}

}  // namespace

queries::recommend::RecommendRequest read_recommend(const calls::Parameters& given) {
    given.expect_only(recommend_parameters);
    queries::recommend::RecommendRequest request;
    request.seeds = read_seeds(given);
    request.exclude = read_exclusion(given);
    request.weights = read_weights(given);
    request.recency_half_life_years = read_half_life(given);
    request.filter = given.value("filter");
    request.diversify =
        given.number("diversify", "invalid_recommend_diversify", 0, 1).value_or(request.diversify);
    request.candidates =
        ids_in(given, "candidateIds", "invalid_recommend_candidate_ids", queries::recommend::max_candidates);
    request.explain = given.flag("explain", "invalid_recommend_explain", request.explain);
    request.attributes_to_retrieve =
        given.list("attributesToRetrieve", "invalid_recommend_attributes_to_retrieve")
            .value_or(request.attributes_to_retrieve);
    request.limit = given.count("limit", "invalid_recommend_limit", request.limit);
    request.offset = given.count("offset", "invalid_recommend_offset", request.offset);
    return request;
}

Response recommend_researchers(const calls::Call& call) {
    return recommend(call, queries::Collection::researchers);
}

Response recommend_works(const calls::Call& call) {
    return recommend(call, queries::Collection::works);
}

}  // namespace kindred::server::api
