#include "engine/ids.hpp"
#include "queries/profile.hpp"
#include "queries/search.hpp"
#include "queries/similar.hpp"
#include "server/errors.hpp"
#include "server/parameters.hpp"
#include "server/routes.hpp"
#include "server/stopwatch.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server {

namespace {

using nlohmann::ordered_json;

[[noreturn]] void not_found(std::string_view what, std::string_view id) {
    throw ApiError(404, "document_not_found", fmt::format("{} `{}` not found.", what, id));
}

/// 300: several researchers have the name that was asked for.
Response multiple_choices(const Call& call, const queries::ResearcherLookup& found) {
    return json_response({{"choices", queries::choices_to_json(call.reader, found.choices)}}, 300);
}

std::string id_of(engine::Reader& reader, engine::ResearcherId researcher) {
    return reader.generation().researchers().read(engine::number(researcher)).text("id");
}

queries::SimilarRequest similar_request(const Parameters& given, std::string id) {
    queries::SimilarRequest request;
    request.id = std::move(id);
    request.offset = given.count("offset", "invalid_similar_offset", request.offset);
    request.limit =
        std::min(given.count("limit", "invalid_similar_limit", request.limit), queries::max_total_hits);
    return request;
}

}  // namespace

Response researcher(const Call& call) {
    Parameters::from_query(call.request).expect_only({});
    const auto found = queries::find_researcher(call.reader, call.id);
    if (!found.choices.empty()) return multiple_choices(call, found);
    if (!found.researcher) not_found("Researcher", call.id);
    ordered_json profile = queries::researcher_profile(call.reader, *found.researcher);
    if (found.by_name) profile["canonicalId"] = id_of(call.reader, *found.researcher);
    return json_response(profile);
}

Response work(const Call& call) {
    Parameters::from_query(call.request).expect_only({});
    const auto found = call.reader.find_work(call.id);
    if (!found) not_found("Work", call.id);
    return json_response(queries::work_profile(call.reader, *found));
}

Response similar_to_researcher(const Call& call) {
    const Stopwatch watch;
    const auto given = Parameters::from_query(call.request);
    given.expect_only({"limit", "offset", "excludeCoauthors"});
    queries::SimilarRequest request = similar_request(given, std::string(call.id));
    request.exclude_coauthors = given.flag("excludeCoauthors", "invalid_similar_exclude_coauthors", false);

    const auto found = queries::find_researcher(call.reader, call.id);
    if (!found.choices.empty()) return multiple_choices(call, found);
    if (!found.researcher) not_found("Researcher", call.id);
    if (found.by_name) request.id = id_of(call.reader, *found.researcher);
    const auto similar = queries::similar_researchers(call.reader, request);
    ordered_json answer = queries::to_json(similar, watch.milliseconds());
    if (found.by_name) answer["canonicalId"] = request.id;
    return json_response(answer);
}

Response similar_to_work(const Call& call) {
    const Stopwatch watch;
    const auto given = Parameters::from_query(call.request);
    given.expect_only({"limit", "offset"});
    if (!call.reader.find_work(call.id)) not_found("Work", call.id);
    const auto request = similar_request(given, std::string(call.id));
    const auto answer = queries::similar_works(call.reader, request);
    return json_response(queries::to_json(answer, watch.milliseconds()));
}

}  // namespace kindred::server
