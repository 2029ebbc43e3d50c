#include "queries/hits/json_text.hpp"
#include "queries/search/federation.hpp"
#include "queries/search/search.hpp"
#include "server/base/errors.hpp"
#include "server/base/limits.hpp"
#include "server/base/stopwatch.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/federation_parameters.hpp"
#include "server/meilisearch/routes.hpp"
#include "server/meilisearch/search_parameters.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server::meilisearch {

namespace {

using nlohmann::json;

/// Queries of one multi-search: a page of widgets has a few dozen.
constexpr std::size_t max_queries = 100;

/// One query of several, its members known and its index named.
calls::Parameters read_query(json query) {
    auto given = calls::Parameters::from_json(std::move(query));
    std::vector<std::string_view> names(search_parameters.begin(), search_parameters.end());
    names.insert(names.end(), {"indexUid", "federationOptions"});
    given.expect_only(names);
    if (!given.text("indexUid", "invalid_index_uid"))
        throw ApiError(400, "missing_index_uid", "Missing field `indexUid`");
    return given;
}

/// The JSON text of one query answered by itself, with its index first. Adds its hits to `hits`.
std::string answer_query(engine::Reader& reader, json query, std::uint32_t place, std::uint64_t& hits) {
    const Stopwatch watch;
    const auto given = read_query(std::move(query));
    expect_unfederated(given, place);
    const std::string uid = *given.text("indexUid", "invalid_index_uid");
    const auto answer = queries::search::search(reader, read_search(given, index_named(uid)));
    hits += answer.hits.size();
    return queries::hits::joined_objects(queries::hits::json_text({{"indexUid", uid}}),
                                         queries::search::json_text(answer, watch.milliseconds()));
}

void bound_hits(std::uint64_t hits) {
    if (hits <= max_multi_search_hits) return;
    throw ApiError(400, "bad_request",
                   fmt::format("The queries ask for more than {} hits together", max_multi_search_hits));
}

Response answer_each(engine::Reader& reader, json asked) {
    std::vector<std::string> results;
    std::uint64_t hits = 0;
    for (std::uint32_t i = 0; i < asked.size(); ++i) {
        results.push_back(
            queries::search::inside_query(i, [&] { return answer_query(reader, std::move(asked[i]), i, hits); }));
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
            if (request.distinct && query.request.distinct) {
                throw ApiError(400, "invalid_multi_search_distinct",
                               "`distinct` stands in `federation` already");
            }
            return query;
        }));
    }
    bound_hits(std::uint64_t{queries::search::hits_needed(request)} * request.queries.size());
    const auto answer = queries::search::search_federated(reader, request);
    return {200, queries::search::json_text(answer, watch.milliseconds())};
}

}  // namespace

Response multi_search(const calls::Call& call) {
    const auto given = calls::Parameters::from_body(call.request);
    given.expect_only({"queries", "federation"});
    json asked = given.value("queries");
    if (asked.is_null()) throw ApiError(400, "bad_request", "Missing field `queries`");
    if (!asked.is_array())
        throw ApiError(400, "bad_request", "Invalid value type at `.queries`: expected an array");
    if (asked.size() > max_queries) {
        throw ApiError(400, "bad_request",
                       fmt::format("{} queries are more than {} in one request", asked.size(), max_queries));
    }
    json federation = given.value("federation");
    if (federation.is_null()) return answer_each(call.reader, std::move(asked));
    return answer_merged(call.reader, std::move(asked), std::move(federation));
}

}  // namespace kindred::server::meilisearch
