#include "server/algolia/parameters.hpp"

#include "server/algolia/filters.hpp"
#include "server/base/errors.hpp"
#include "server/base/limits.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace kindred::server::algolia {

namespace {

using nlohmann::json;
using queries::recommend::Model;
using queries::recommend::ModelRequest;

constexpr std::array<std::string_view, 5> models = {"related-products", "looking-similar", "bought-together",
                                                    "trending-items", "trending-facets"};

[[noreturn]] void fail(const std::string& message, unsigned status = 400) {
    throw ApiError(status, "bad_request", message);
}

std::string required(const calls::Parameters& given, std::string_view name) {
    auto text = given.text(name, "bad_request");
    if (text && !text->empty()) return std::move(*text);
    fail(fmt::format("`{}` is missing.", given.path(name)));
}

/// Pages that sort name an index as "works:year:desc"; recommendations have an order of their own.
queries::Collection read_collection(const calls::Parameters& given) {
    const std::string name = required(given, "indexName");
    const std::string_view index = std::string_view(name).substr(0, name.find(':'));
    if (index == "works") return queries::Collection::works;
    if (index == "researchers") return queries::Collection::researchers;
    if (index == "suggestions")
        fail("Nothing is recommended from the index suggestions: use works or researchers.");
    fail(fmt::format("Index {} does not exist: use works or researchers.", excerpt(name)), 404);
}

Model read_model(const calls::Parameters& given) {
    const std::string name = required(given, "model");
    const auto found = std::ranges::find(models, name);
    if (found == models.end()) {
        fail(fmt::format("Unknown model {} at `{}`: expected one of {}.", excerpt(name), given.path("model"),
                         fmt::join(models, ", ")));
    }
    return static_cast<Model>(found - models.begin());
}

/// Refuses a query: what is recommended does not depend on one.
json read_filter(const calls::Parameters& parameters, queries::Collection collection) {
    if (!parameters.text("query", "bad_request").value_or("").empty())
        fail(fmt::format("`{}` is not supported: use filters.", parameters.path("query")));
    return read_algolia_filters(parameters, collection);
}

/// The filter of what is trending among the documents with one value.
void add_facet(const calls::Parameters& given, ModelRequest& request) {
    const std::string name = given.text("facetName", "bad_request").value_or("");
    const std::string value = given.text("facetValue", "bad_request").value_or("");
    if (name.empty() != value.empty())
        fail(fmt::format("`{}` and `facetValue` go together.", given.path("facetName")));
    if (name.empty()) return;
    request.filter.push_back(condition_on(request.collection, name, value));
    if (request.fallback) request.fallback->push_back(condition_on(request.collection, name, value));
}

ModelRequest read_request(const calls::Parameters& given) {
    given.expect_only(algolia_parameters);
    ModelRequest request;
    request.collection = read_collection(given);
    request.model = read_model(given);
    request.threshold = given.number("threshold", "bad_request", 0, 100).value_or(0) / 100;
    request.limit = given.optional_count("maxRecommendations", "bad_request").value_or(request.limit);
    if (request.limit == 0 || request.limit > max_recommendations) {
        fail(fmt::format("Invalid value at `{}`: expected 1 to {}.", given.path("maxRecommendations"),
                         max_recommendations));
    }
    const auto parameters = given.object("queryParameters", "bad_request");
    request.filter = read_filter(parameters, request.collection);
    if (auto names = parameters.list("attributesToRetrieve", "bad_request"))
        request.attributes_to_retrieve = std::move(*names);
    if (!given.value("fallbackParameters").is_null())
        request.fallback = read_filter(given.object("fallbackParameters", "bad_request"), request.collection);
    if (request.model == Model::trending_facets) {
        request.facet_name = required(given, "facetName");
    } else if (request.model == Model::trending_items) {
        add_facet(given, request);
    } else {
        request.object_id = required(given, "objectID");
    }
    return request;
}

}  // namespace

std::vector<ModelRequest> read_algolia_requests(const calls::Parameters& body) {
    body.expect_only({"requests"});
    const json requests = body.value("requests");
    if (!requests.is_array()) fail("`requests` is missing: a list of what to recommend.");
    if (requests.size() > max_algolia_requests)
        fail(fmt::format("{} requests are more than {}.", requests.size(), max_algolia_requests));
    std::vector<ModelRequest> read;
    std::uint64_t hits = 0;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        read.push_back(
            read_request(calls::Parameters::from_json(requests[i], fmt::format("requests[{}]", i))));
        hits += read.back().limit;
    }
    if (hits > max_multi_search_hits) {
        fail(
            fmt::format("The requests ask for {} recommendations together, more than {}: lower "
                        "`maxRecommendations`.",
                        hits, max_multi_search_hits));
    }
    return read;
}

}  // namespace kindred::server::algolia
