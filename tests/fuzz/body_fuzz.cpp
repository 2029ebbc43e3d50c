#include "server/algolia/recommendations.hpp"
#include "server/api/recommend.hpp"
#include "server/base/errors.hpp"
#include "server/base/limits.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/search_parameters.hpp"
#include "server/meilisearch/similar.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

using namespace kindred::server;
using namespace kindred::server::algolia;
using namespace kindred::server::api;
using namespace kindred::server::calls;
using namespace kindred::server::meilisearch;
using kindred::queries::Collection;
using kindred::queries::search::SearchRequest;
using nlohmann::json;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

/// An error quotes what was sent only so far.
constexpr std::size_t max_error_bytes = 16384;

void check_error(const Response& response) {
    check(response.status >= 400 && response.status < 500 && response.body.size() <= max_error_bytes);
    const json body = json::parse(response.body, nullptr, false);
    check(body.is_object() && body.contains("message") && body.contains("code"));
}

void check_request(const SearchRequest& request) {
    const auto& format = request.format;
    check(request.facets.size() <= max_list_members && request.sort.size() <= max_list_members);
    check(format.retrieve.size() <= max_list_members && format.highlight.size() <= max_list_members);
    check(format.crop.size() <= max_list_members);
    check(!request.search_on || request.search_on->size() <= max_list_members);
    check(request.ranking_score_threshold >= 0 && request.ranking_score_threshold <= 1);
    for (const std::string& tag : {format.pre_tag, format.post_tag, format.crop_marker})
        check(tag.size() <= max_tag_bytes);
}

/// What the route of a search makes of its parameters.
void read_one(const Parameters& given) {
    given.expect_only(search_parameters);
    check_request(read_search(given, Collection::works));
}

/// What the route of a multi-search makes of each of its queries.
void read_query_of_several(const json& query) {
    const auto given = Parameters::from_json(query);
    std::vector<std::string_view> names(search_parameters.begin(), search_parameters.end());
    names.emplace_back("indexUid");
    given.expect_only(names);
    const auto uid = given.text("indexUid");
    if (uid) check_request(read_search(given, index_named(*uid)));
}

void check_recommendation(const kindred::queries::recommend::RecommendRequest& request) {
    namespace queries = kindred::queries;
    const auto& seeds = request.seeds;
    check(!seeds.empty() && seeds.text.size() <= queries::match::max_seed_text_bytes);
    check(seeds.count() <= queries::recommend::max_seeds);
    check(request.candidates.size() <= queries::recommend::max_candidates);
    check(request.exclude.ids.size() <= queries::recommend::max_candidates);
    check(!request.exclude.since_year || !request.exclude.coauthors_of.empty());
    for (const double weight : {request.weights.content, request.weights.graph, request.weights.institution})
        check(weight >= 0 && weight <= queries::recommend::max_weight);
    check(request.diversify >= 0 && request.diversify <= 1 && request.threshold >= 0 &&
          request.threshold <= 1);
    const double years = request.recency_half_life_years.value_or(1);
    check(years > 0 && years <= queries::recommend::max_half_life_years);
    check(request.attributes_to_retrieve.size() <= max_list_members);
}

/// What the routes of recommendations make of a body.
void read_recommendations(const Request& request) {
    check_recommendation(read_recommend(Parameters::from_body(request)));
}

void read_similar_documents(const Request& request) {
    check_recommendation(read_similar(Parameters::from_body(request), Collection::works).recommend);
}

void read_widgets(const Request& request) {
    std::uint64_t hits = 0;
    for (const kindred::queries::recommend::ModelRequest& one :
         read_algolia_requests(Parameters::from_body(request, "recommend", BodyType::json_or_text))) {
        check(one.limit >= 1 && one.limit <= max_recommendations);
        check(one.threshold >= 0 && one.threshold <= 1);
        check(one.filter.is_array() && (!one.fallback || one.fallback->is_array()));
        check(one.attributes_to_retrieve.size() <= max_list_members);
        hits += one.limit;
    }
    check(hits <= max_multi_search_hits);
}

template <typename Read>
void check_errors(Read read) {
    try {
        read();
    } catch (const kindred::Error& error) {
        check_error(error_response(error, {.not_found = "index_not_found"}));
    }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Request request;
    request.method = Method::post;
    request.headers = {{"Content-Type", "application/json"}};
    request.body.assign(reinterpret_cast<const char*>(data), size);
    check_errors([&] { read_one(Parameters::from_body(request)); });
    check_errors([&] { read_recommendations(request); });
    check_errors([&] { read_similar_documents(request); });
    check_errors([&] { read_widgets(request); });
    check_errors([&] {
        const auto given = Parameters::from_body(request);
        const json queries = given.value("queries");
        if (!queries.is_array()) return;
        for (const json& query : queries) check_errors([&] { read_query_of_several(query); });
    });
    return 0;
}
