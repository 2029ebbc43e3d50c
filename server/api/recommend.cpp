#include "server/api/recommend.hpp"

#include "server/api/routes.hpp"
#include "server/base/errors.hpp"
#include "server/base/stopwatch.hpp"

#include <nlohmann/json.hpp>

namespace kindred::server::api {

namespace {

using Ids = std::vector<std::string>;

Ids ids_in(const calls::Parameters& given, std::string_view name,
           std::size_t max_members = queries::recommend::max_seeds) {
    return given.list(name, max_members).value_or(Ids{});
}

std::string read_text(const calls::Parameters& seeds) {
    auto text = seeds.text("text").value_or("");
    if (text.size() <= queries::match::max_seed_text_bytes) return text;
    fail(seeds.code("text"), "Invalid value at `.seeds.text`: {} bytes are more than {}", text.size(),
         queries::match::max_seed_text_bytes);
}

queries::recommend::Seeds read_seeds(const calls::Parameters& given) {
    const auto members = given.object("seeds");
    members.expect_only({"researcherIds", "workIds", "text", "negative"});
    const auto negative = members.object("negative");
    negative.expect_only({"researcherIds", "workIds"});
    queries::recommend::Seeds seeds;
    seeds.researchers = ids_in(members, "researcherIds");
    seeds.works = ids_in(members, "workIds");
    seeds.text = read_text(members);
    seeds.negative_researchers = ids_in(negative, "researcherIds");
    seeds.negative_works = ids_in(negative, "workIds");
    if (seeds.empty()) {
        fail("missing_recommend_seeds",
             "There is nothing to recommend for: `.seeds` needs `researcherIds`, `workIds` or `text`.");
    }
    if (seeds.count() > queries::recommend::max_seeds) {
        fail(given.code("seeds"), "Invalid value at `.seeds`: {} ids are more than {}", seeds.count(),
             queries::recommend::max_seeds);
    }
    return seeds;
}

queries::recommend::Exclusion read_exclusion(const calls::Parameters& given) {
    const auto members = given.object("exclude");
    members.expect_only({"ids", "coauthorsOf", "sinceYear", "sameInstitutionAs"});
    queries::recommend::Exclusion exclude;
    exclude.ids = ids_in(members, "ids", queries::recommend::max_candidates);
    exclude.coauthors_of = ids_in(members, "coauthorsOf");
    exclude.same_institution_as = ids_in(members, "sameInstitutionAs");
    const auto year = members.optional_count("sinceYear");
    if (!year) return exclude;
    if (*year > max_year)
        fail(members.code("sinceYear"), "Invalid value at `.exclude.sinceYear`: {} is no year", *year);
    if (exclude.coauthors_of.empty()) {
        fail(members.code("sinceYear"),
             "Invalid value at `.exclude.sinceYear`: it says since when coauthors count, so it needs "
             "`.exclude.coauthorsOf`");
    }
    exclude.since_year = static_cast<int>(*year);
    return exclude;
}

queries::recommend::SignalWeights read_weights(const calls::Parameters& given) {
    const auto members = given.object("weights");
    members.expect_only({"content", "graph", "institution"});
    queries::recommend::SignalWeights weights;
    const auto read = [&](std::string_view name, double& weight) {
        weight = members.number(name, 0, queries::recommend::max_weight).value_or(weight);
    };
    read("content", weights.content);
    read("graph", weights.graph);
    read("institution", weights.institution);
    return weights;
}

std::optional<double> read_half_life(const calls::Parameters& given) {
    const auto years = given.number("recencyHalfLifeYears", 0, queries::recommend::max_half_life_years);
    if (years == 0.0)
        fail(given.code("recencyHalfLifeYears"),
             "Invalid value at `.recencyHalfLifeYears`: expected a number over 0, or null");
    return years;
}

Response recommend(const calls::Call& call, queries::Collection collection) {
    const Stopwatch watch;
    const auto request = read_recommend(calls::Parameters::from_body(call.request, call.family));
    const auto answer = queries::recommend::recommend_from(call.reader, collection, request);
    return json_response(queries::recommend::to_json(answer, watch.milliseconds()));
}

}  // namespace

queries::recommend::RecommendRequest read_recommend(const calls::Parameters& given) {
    given.expect_only({"seeds", "exclude", "weights", "recencyHalfLifeYears", "filter", "diversify",
                       "candidateIds", "explain", "attributesToRetrieve", "limit", "offset"});
    queries::recommend::RecommendRequest request;
    request.seeds = read_seeds(given);
    request.exclude = read_exclusion(given);
    request.weights = read_weights(given);
    request.recency_half_life_years = read_half_life(given);
    request.filter = given.value("filter");
    request.diversify = given.number("diversify", 0, 1).value_or(request.diversify);
    request.candidates = ids_in(given, "candidateIds", queries::recommend::max_candidates);
    request.explain = given.flag("explain", request.explain);
    request.attributes_to_retrieve = given.names("attributesToRetrieve", request.attributes_to_retrieve);
    request.limit = given.count("limit", request.limit);
    request.offset = given.count("offset", request.offset);
    return request;
}

Response recommend_researchers(const calls::Call& call) {
    return recommend(call, queries::Collection::researchers);
}

Response recommend_works(const calls::Call& call) {
    return recommend(call, queries::Collection::works);
}

}  // namespace kindred::server::api
