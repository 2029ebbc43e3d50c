#include "server/meilisearch/federation_parameters.hpp"

#include "server/base/errors.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace kindred::server::meilisearch {

namespace {

using nlohmann::json;

/// Values of one merged facet, at most.
constexpr std::uint32_t max_merged_values = 1000;

[[noreturn]] void fail(std::string_view code, const std::string& message) {
    throw ApiError(400, code, message);
}

bool given_value(const calls::Parameters& given, std::string_view name) {
    return given.has(name) && !given.value(name).is_null();
}

std::map<queries::Collection, std::vector<std::string>> read_facets(const calls::Parameters& given) {
    constexpr std::string_view code = "invalid_multi_search_facets_by_index";
    json by_index = given.value("facetsByIndex");
    if (by_index.is_null()) by_index = json::object();
    if (!by_index.is_object())
        fail(code, "Invalid value type at `.federation.facetsByIndex`: expected an object");
    const auto lists = calls::Parameters::from_json(by_index);
    std::map<queries::Collection, std::vector<std::string>> facets;
    for (const auto& [uid, names] : by_index.items()) {
        const auto collection = index_named(uid);
        if (auto list = lists.list(uid, code)) facets[collection] = std::move(*list);
    }
    return facets;
}

std::optional<std::size_t> read_merged_values(const calls::Parameters& given) {
    if (!given_value(given, "mergeFacets")) return std::nullopt;
    const auto merge = given.object("mergeFacets", "invalid_multi_search_merge_facets");
    merge.expect_only({"maxValuesPerFacet"});
    const auto values =
        merge.optional_count("maxValuesPerFacet", "invalid_multi_search_max_values_per_facet");
    return std::min<std::size_t>(values.value_or(queries::columns::max_values_per_facet), max_merged_values);
}

/// Paging and facets belong to the federation.
void expect_no_page_or_facets(const calls::Parameters& given, std::uint32_t place) {
    for (const std::string_view name : {"limit", "offset", "page", "hitsPerPage"}) {
        if (!given_value(given, name)) continue;
        fail("invalid_multi_search_query_pagination",
             fmt::format(
                 "Using pagination options is not allowed in federated queries.\n - Hint: remove `{}` from "
                 "query #{} or remove `federation` from the request\n - Hint: pass `federation.limit` and "
                 "`federation.offset` for pagination in federated search",
                 name, place));
    }
    const json facets = given.value("facets");
    if (facets.is_null() || (facets.is_array() && facets.empty())) return;
    fail("invalid_multi_search_query_facets",
         fmt::format(
             "Using facet options is not allowed in federated queries.\n - Hint: remove `facets` from query "
             "#{} or remove `federation` from the request\n - Hint: pass `federation.facetsByIndex` for "
             "facets in federated search",
             place));
}

double read_weight(const calls::Parameters& options) {
    constexpr std::string_view code = "invalid_multi_search_weight";
    if (!options.has("weight")) return 1;
    const json value = options.value("weight");
    if (!value.is_number())
        fail(code, "Invalid value type at `.federationOptions.weight`: expected a number");
    const auto weight = value.get<double>();
    if (std::isfinite(weight) && weight >= 0) return weight;
    fail(code, "Invalid value at `.federationOptions.weight`: expected a number that is not negative");
}

}  // namespace

queries::search::FederatedRequest read_federation(json federation) {
    if (!federation.is_object()) {
        fail("invalid_multi_search_federation", "Invalid value type at `.federation`: expected an object");
    }
    const auto given = calls::Parameters::from_json(std::move(federation));
    given.expect_only(federation_parameters);
    queries::search::FederatedRequest request;
    request.offset = given.count("offset", "invalid_search_offset", request.offset);
    request.limit = given.count("limit", "invalid_search_limit", request.limit);
    request.page = given.optional_count("page", "invalid_search_page");
    request.hits_per_page = given.optional_count("hitsPerPage", "invalid_search_hits_per_page");
    request.distinct = given.text("distinct", "invalid_multi_search_distinct");
    request.facets = read_facets(given);
    request.merged_values = read_merged_values(given);
    return request;
}

queries::search::FederatedQuery read_federated_query(const calls::Parameters& given, std::uint32_t place) {
    expect_no_page_or_facets(given, place);
    const auto options = given.object("federationOptions", "invalid_multi_search_federation_options");
    options.expect_only({"weight", "queryPosition", "remote"});
    if (given_value(options, "remote"))
        fail("invalid_multi_search_remote", "There is no remote: this server asks no other.");
    queries::search::FederatedQuery query;
    query.weight = read_weight(options);
    query.position =
        options.optional_count("queryPosition", "invalid_multi_search_query_position").value_or(place);
    const std::string uid = given.text("indexUid", "invalid_index_uid").value_or("");
    query.request = read_search(given, index_named(uid));
    return query;
}

void expect_unfederated(const calls::Parameters& given, std::uint32_t place) {
    if (!given_value(given, "federationOptions")) return;
    fail("invalid_multi_search_federation_options",
         fmt::format("Using `federationOptions` is not allowed in a non-federated search.\n - Hint: remove "
                     "`federationOptions` from query #{} or add `federation` to the request.",
                     place));
}

}  // namespace kindred::server::meilisearch
