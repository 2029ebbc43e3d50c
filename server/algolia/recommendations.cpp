#include "server/algolia/recommendations.hpp"

#include "server/algolia/filters.hpp"
#include "server/base/errors.hpp"
#include "server/base/limits.hpp"
#include "server/base/stopwatch.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server::algolia {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using queries::recommend::Model;
using queries::recommend::ModelRequest;

constexpr std::array<std::string_view, 5> model_names = {
    "related-products", "looking-similar", "bought-together", "trending-items", "trending-facets"};

/// The code of whatever is wrong: Algolia's errors have none.
constexpr std::string_view code = "bad_request";

std::string required(const calls::Parameters& given, std::string_view name) {
    auto text = given.text(name);
    if (text && !text->empty()) return std::move(*text);
    fail(code, "`{}` is missing.", given.path(name));
}

/// Pages that sort name an index as "works:year:desc"; recommendations have an order of their own.
queries::Collection read_collection(const calls::Parameters& given) {
    const std::string name = required(given, "indexName");
    const std::string_view index = std::string_view(name).substr(0, name.find(':'));
    if (index == "works") return queries::Collection::works;
    if (index == "researchers") return queries::Collection::researchers;
    if (index == "suggestions")
        fail(code, "Nothing is recommended from the index suggestions: use works or researchers.");
    throw ApiError(404, code,
                   fmt::format("Index {} does not exist: use works or researchers.", excerpt(name)));
}

Model read_model(const calls::Parameters& given) {
    const std::string name = required(given, "model");
    const auto found = std::ranges::find(model_names, name);
    if (found == model_names.end()) {
        fail(code, "Unknown model {} at `{}`: expected one of {}.", excerpt(name), given.path("model"),
             fmt::join(model_names, ", "));
    }
    return static_cast<Model>(found - model_names.begin());
}

/// Refuses a query: what is recommended does not depend on one.
json read_filter(const calls::Parameters& parameters, queries::Collection collection) {
    if (!parameters.text("query").value_or("").empty())
        fail(code, "`{}` is not supported: use filters.", parameters.path("query"));
    return read_algolia_filters(parameters, collection);
}

/// The filter of what is trending among the documents with one value.
void add_facet(const calls::Parameters& given, ModelRequest& request) {
    const std::string name = given.text("facetName").value_or("");
    const std::string value = given.text("facetValue").value_or("");
    if (name.empty() != value.empty())
        fail(code, "`{}` and `facetValue` go together.", given.path("facetName"));
    if (name.empty()) return;
    request.filter.push_back(condition_on(request.collection, name, value));
    if (request.fallback) request.fallback->push_back(condition_on(request.collection, name, value));
}

ModelRequest read_request(const calls::Parameters& given) {
    given.expect_only({"indexName", "model", "objectID", "threshold", "maxRecommendations", "facetName",
                       "facetValue", "queryParameters", "fallbackParameters"});
    ModelRequest request;
    request.collection = read_collection(given);
    request.model = read_model(given);
    request.threshold = given.number("threshold", 0, 100).value_or(0) / 100;
    request.limit = given.optional_count("maxRecommendations").value_or(request.limit);
    if (request.limit == 0 || request.limit > max_recommendations) {
        fail(code, "Invalid value at `{}`: expected 1 to {}.", given.path("maxRecommendations"),
             max_recommendations);
    }
    const auto parameters = given.object("queryParameters");
    request.filter = read_filter(parameters, request.collection);
    request.attributes_to_retrieve = parameters.names("attributesToRetrieve", request.attributes_to_retrieve);
    if (!given.value("fallbackParameters").is_null())
        request.fallback = read_filter(given.object("fallbackParameters"), request.collection);
    if (request.model == Model::trending_facets) {
        request.facet_name = required(given, "facetName");
    } else if (request.model == Model::trending_items) {
        add_facet(given, request);
    } else {
        request.object_id = required(given, "objectID");
    }
    return request;
}

/// Scores are 0 to 100, as Algolia gives them.
ordered_json answer(queries::recommend::Models& models, const ModelRequest& request) {
    const Stopwatch watch;
    auto found = models.answer(request);
    auto hits = ordered_json::array();
    for (queries::recommend::Recommendation& one : found.hits) {
        // Kindred's own last: a record may bring a field of such a name along.
        ordered_json hit = std::move(one.record);
        hit["objectID"] = one.id;
        hit["_score"] = 100 * one.score;
        hits.push_back(std::move(hit));
    }
    for (const queries::recommend::TrendingValue& one : found.values) {
        hits.push_back(
            {{"facetName", request.facet_name}, {"facetValue", one.value}, {"_score", 100 * one.score}});
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

std::vector<ModelRequest> read_algolia_requests(const calls::Parameters& body) {
    body.expect_only({"requests"});
    const json requests = body.value("requests");
    if (!requests.is_array()) fail(code, "`requests` is missing: a list of what to recommend.");
    if (requests.size() > max_algolia_requests)
        fail(code, "{} requests are more than {}.", requests.size(), max_algolia_requests);
    std::vector<ModelRequest> read;
    std::uint64_t hits = 0;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        read.push_back(
            read_request(calls::Parameters::from_json(requests[i], fmt::format("requests[{}]", i))));
        hits += read.back().limit;
    }
    if (hits > max_multi_search_hits) {
        fail(code,
             "The requests ask for {} recommendations together, more than {}: lower `maxRecommendations`.",
             hits, max_multi_search_hits);
    }
    return read;
}

Response algolia_recommendations(const calls::Call& call) {
    const auto batch = read_algolia_requests(
        calls::Parameters::from_body(call.request, call.family, calls::BodyType::json_or_text));
    queries::recommend::Models models(call.reader, batch);
    auto results = ordered_json::array();
    for (const ModelRequest& request : batch) results.push_back(answer(models, request));
    return json_response({{"results", std::move(results)}});
}

}  // namespace kindred::server::algolia
