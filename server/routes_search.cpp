#include "queries/found.hpp"
#include "queries/search.hpp"
#include "server/errors.hpp"
#include "server/limits.hpp"
#include "server/parameters.hpp"
#include "server/routes.hpp"
#include "server/search_parameters.hpp"
#include "server/stopwatch.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server {

namespace {

using nlohmann::ordered_json;

/// Queries of one multi-search: a page of widgets has a few dozen.
constexpr std::size_t max_queries = 100;

Response search(const Call& call, const Parameters& given) {
    const Stopwatch watch;
    given.expect_only(search_parameters);
    const auto answer = queries::search(call.reader, read_search(given, index_named(call.id)));
    return json_response(queries::to_json(answer, watch.milliseconds()));
}

/// One query of several, answered with its index first.
ordered_json answer_query(engine::Reader& reader, const Parameters& given) {
    const Stopwatch watch;
    std::vector<std::string_view> names(search_parameters.begin(), search_parameters.end());
    names.emplace_back("indexUid");
    given.expect_only(names);
    const auto uid = given.text("indexUid", "invalid_index_uid");
    if (!uid) throw ApiError(400, "missing_index_uid", "Missing field `indexUid`");
    const auto answer = queries::search(reader, read_search(given, index_named(*uid)));
    ordered_json result = {{"indexUid", *uid}};
    result.update(queries::to_json(answer, watch.milliseconds()));
    return result;
}

/// The same, with the place of the query before the message of whatever is wrong with it.
ordered_json answer_query(engine::Reader& reader, nlohmann::json query, std::size_t place) {
    const auto inside = [&](const std::exception& error) {
        return fmt::format("Inside `.queries[{}]`: {}", place, error.what());
    };
    try {
        return answer_query(reader, Parameters::from_json(std::move(query)));
    } catch (const ApiError& error) {
        throw ApiError(error.status(), error.code(), inside(error));
    } catch (const queries::ParameterError& error) {
        throw ApiError(400, code_of(error), inside(error));
    } catch (const Error& error) {
        throw Error(error.code(), inside(error), error.hint());
    }
}

}  // namespace

Response search_by_body(const Call& call) {
    return search(call, Parameters::from_body(call.request));
}

Response search_by_url(const Call& call) {
    return search(call, Parameters::from_query(call.request));
}

Response multi_search(const Call& call) {
    const auto given = Parameters::from_body(call.request);
    given.expect_only({"queries"});
    nlohmann::json asked = given.value("queries");
    if (asked.is_null()) throw ApiError(400, "bad_request", "Missing field `queries`");
    if (!asked.is_array()) {
        throw ApiError(400, "bad_request", "Invalid value type at `.queries`: expected an array");
    }
    if (asked.size() > max_queries) {
        throw ApiError(400, "bad_request",
                       fmt::format("{} queries are more than {} in one request", asked.size(), max_queries));
    }
    auto results = ordered_json::array();
    std::uint64_t hits = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        results.push_back(answer_query(call.reader, std::move(asked[i]), i));
        hits += results.back()["hits"].size();
        if (hits > max_multi_search_hits) {
            throw ApiError(
                400, "bad_request",
                fmt::format("The queries ask for more than {} hits together", max_multi_search_hits));
        }
    }
    return json_response({{"results", std::move(results)}});
}

Response facet_search(const Call& call) {
    const Stopwatch watch;
    const auto given = Parameters::from_body(call.request);
    const auto name = given.text("facetName", "invalid_facet_search_facet_name");
    if (!name) {
        throw ApiError(400, "missing_facet_search_facet_name", "Missing field `facetName`");
    }
    const auto query = given.text("facetQuery", "invalid_facet_search_query");
    const auto request = read_search(given, index_named(call.id));
    const auto hits = queries::search_facet(call.reader, request, *name, query.value_or(""));
    return json_response({{"facetHits", queries::facet_hits_json(hits)},
                          {"facetQuery", query ? ordered_json(*query) : ordered_json()},
                          {"processingTimeMs", watch.milliseconds()}});
}

}  // namespace kindred::server
