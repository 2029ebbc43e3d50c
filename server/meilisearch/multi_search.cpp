#include "queries/hits/json_text.hpp"
#include "queries/search/federation.hpp"
#include "queries/search/search.hpp"
#include "server/base/errors.hpp"
#include "server/base/limits.hpp"
#include "server/base/stopwatch.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

using nlohmann::json;

/// Queries of one multi-search: a page of widgets has a few dozen.
constexpr std::size_t max_queries = 100;

/// Values of one merged facet, at most.
constexpr std::uint32_t max_merged_values = 1000;

std::map<queries::Collection, std::vector<std::string>> read_facets(const calls::Parameters& given) {
    json by_index = given.value("facetsByIndex");
    if (by_index.is_null()) by_index = json::object();
    if (!by_index.is_object())
        fail(given.code("facetsByIndex"),
             "Invalid value type at `.federation.facetsByIndex`: expected an object");
    const auto lists = calls::Parameters::from_json(by_index);
    std::map<queries::Collection, std::vector<std::string>> facets;
    for (const auto& [uid, names] : by_index.items()) {
        const auto collection = index_named(uid);
        if (auto list = lists.list(uid, max_list_members, "multi_search_facets_by_index"))
            facets[collection] = std::move(*list);
    }
    return facets;
}

std::optional<std::size_t> read_merged_values(const calls::Parameters& given) {
    if (!given.has_value("mergeFacets")) return std::nullopt;
    const auto merge = given.object("mergeFacets");
    merge.expect_only({"maxValuesPerFacet"});
    const auto values = merge.optional_count("maxValuesPerFacet");
    return std::min<std::size_t>(values.value_or(queries::columns::max_values_per_facet), max_merged_values);
}

/// Paging and facets belong to the federation.
void expect_no_page_or_facets(const calls::Parameters& given, std::uint32_t place) {
    for (const std::string_view name : {"limit", "offset", "page", "hitsPerPage"}) {
        if (!given.has_value(name)) continue;
        fail("invalid_multi_search_query_pagination",
             "Using pagination options is not allowed in federated queries.\n - Hint: remove `{}` from query "
             "#{} or remove `federation` from the request\n - Hint: pass `federation.limit` and "
             "`federation.offset` for pagination in federated search",
             name, place);
    }
    const json facets = given.value("facets");
    if (facets.is_null() || (facets.is_array() && facets.empty())) return;
    fail("invalid_multi_search_query_facets",
         "Using facet options is not allowed in federated queries.\n - Hint: remove `facets` from query #{} "
         "or remove `federation` from the request\n - Hint: pass `federation.facetsByIndex` for facets in "
         "federated search",
         place);
}

double read_weight(const calls::Parameters& options) {
    if (!options.has("weight")) return 1;
    const json value = options.value("weight");
    if (!value.is_number())
        fail(options.code("weight"), "Invalid value type at `.federationOptions.weight`: expected a number");
    const auto weight = value.get<double>();
    if (std::isfinite(weight) && weight >= 0) return weight;
    fail(options.code("weight"),
         "Invalid value at `.federationOptions.weight`: expected a number that is not negative");
}

/// The federation that `federation` asks for, without queries.
queries::search::FederatedRequest read_federation(json federation) {
    if (!federation.is_object())
        fail("invalid_multi_search_federation", "Invalid value type at `.federation`: expected an object");
    const auto given = calls::Parameters::from_json(federation, {}, "multi_search");
    given.expect_only({"offset", "limit", "page", "hitsPerPage", "facetsByIndex", "mergeFacets", "distinct"});
    queries::search::FederatedRequest request;
    read_paging(calls::Parameters::from_json(std::move(federation)), request);  // as in a search
    request.distinct = given.text("distinct");
    request.facets = read_facets(given);
    request.merged_values = read_merged_values(given);
    return request;
}

/// The query at `place` of a federated search.
queries::search::FederatedQuery read_federated_query(const calls::Parameters& given, std::uint32_t place) {
    expect_no_page_or_facets(given, place);
    const auto options = given.object("federationOptions", "multi_search");
    options.expect_only({"weight", "queryPosition", "remote"});
    if (options.has_value("remote"))
        fail(options.code("remote"), "There is no remote: this server asks no other.");
    queries::search::FederatedQuery query;
    query.weight = read_weight(options);
    query.position = options.optional_count("queryPosition").value_or(place);
    const std::string uid = given.text("indexUid").value_or("");
    query.request = read_search(given, index_named(uid));
    return query;
}

/// One query of several, its members known and its index named.
calls::Parameters read_query(json query) {
    auto given = calls::Parameters::from_json(std::move(query));
    given.expect_only(
        joined_names(search_parameters, std::array<std::string_view, 2>{"indexUid", "federationOptions"}));
    if (!given.text("indexUid")) fail("missing_index_uid", "Missing field `indexUid`");
    return given;
}

/// The JSON text of one query answered by itself, with its index first. Adds its hits to `hits`.
std::string answer_query(engine::Reader& reader, json query, std::uint32_t place, std::uint64_t& hits) {
    const Stopwatch watch;
    const auto given = read_query(std::move(query));
    if (given.has_value("federationOptions")) {
        fail("invalid_multi_search_federation_options",
             "Using `federationOptions` is not allowed in a non-federated search.\n - Hint: remove "
             "`federationOptions` from query #{} or add `federation` to the request.",
             place);
    }
    const std::string uid = *given.text("indexUid");
    const auto answer = queries::search::search(reader, read_search(given, index_named(uid)));
    hits += answer.hits.size();
    return queries::hits::joined_objects(queries::hits::json_text({{"indexUid", uid}}),
                                         queries::search::json_text(answer, watch.milliseconds()));
}

void bound_hits(std::uint64_t hits) {
    if (hits <= max_multi_search_hits) return;
    fail("bad_request", "The queries ask for more than {} hits together", max_multi_search_hits);
}

Response answer_each(engine::Reader& reader, json asked) {
    std::vector<std::string> results;
    std::uint64_t hits = 0;
    for (std::uint32_t i = 0; i < asked.size(); ++i) {
        results.push_back(queries::search::inside_query(
            i, [&] { return answer_query(reader, std::move(asked[i]), i, hits); }));
        bound_hits(hits);
    }
    return {200, queries::hits::object_of_list("results", results)};
}

Response answer_merged(engine::Reader& reader, json asked, json federation) {
    const Stopwatch watch;
    queries::search::FederatedRequest request = read_federation(std::move(federation));
    for (std::uint32_t i = 0; i < asked.size(); ++i) {
        request.queries.push_back(queries::search::inside_query(i, [&] {
            auto query = read_federated_query(read_query(std::move(asked[i])), i);
            if (request.distinct && query.request.distinct)
                fail("invalid_multi_search_distinct", "`distinct` stands in `federation` already");
            return query;
        }));
    }
    bound_hits(std::uint64_t{queries::search::hits_needed(request)} * request.queries.size());
    const auto answer = queries::search::search_federated(reader, request);
    return {200, queries::search::json_text(answer, watch.milliseconds())};
}

}  // namespace

Response multi_search(const calls::Call& call) {
    const auto given = calls::Parameters::from_body(call.request, call.family);
    given.expect_only({"queries", "federation"});
    json asked = given.value("queries");
    if (asked.is_null()) fail("bad_request", "Missing field `queries`");
    if (!asked.is_array()) fail("bad_request", "Invalid value type at `.queries`: expected an array");
    if (asked.size() > max_queries)
        fail("bad_request", "{} queries are more than {} in one request", asked.size(), max_queries);
    json federation = given.value("federation");
    if (federation.is_null()) return answer_each(call.reader, std::move(asked));
    return answer_merged(call.reader, std::move(asked), std::move(federation));
}

}  // namespace kindred::server::meilisearch
