#include "queries/profile/profile.hpp"

#include "engine/base/ids.hpp"
#include "queries/recommend/recommend.hpp"
#include "server/api/routes.hpp"
#include "server/base/errors.hpp"
#include "server/base/stopwatch.hpp"
#include "server/calls/parameters.hpp"
#include "server/meilisearch/documents.hpp"

#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kindred::server::api {

namespace {

using nlohmann::ordered_json;

[[noreturn]] void not_found(std::string_view what, std::string_view id) {
    throw ApiError(404, "document_not_found", fmt::format("{} `{}` not found.", what, id));
}

std::string id_of(engine::Reader& reader, engine::ResearcherId researcher) {
    return reader.generation().researcher_records().read(engine::number(researcher)).text("id");
}

/// The researcher whom an id, an ORCID, an address or a name means, for `answer` to make an object of; all
/// but the id add `canonicalId`. 300 when several have the name, 404 when nobody.
template <typename Answer>
Response of_researcher(const calls::Call& call, Answer&& answer) {
    const auto found = queries::profile::find_researcher(call.reader, call.id);
    if (!found.choices.empty())
        return json_response({{"choices", queries::profile::choices_to_json(call.reader, found.choices)}},
                             300);
    if (!found.researcher) not_found("Researcher", call.id);
    ordered_json json = answer(*found.researcher);
    if (found.by_name) json["canonicalId"] = id_of(call.reader, *found.researcher);
    return json_response(json);
}

/// The work whom an id, DOI, arXiv id, PMID or address means, for `answer` to make an object of; all but the
/// id add `canonicalId`. Of several works that have it the first. 404 when none has.
template <typename Answer>
Response of_work(const calls::Call& call, Answer&& answer) {
    const auto found = queries::profile::find_work(call.reader, call.id);
    if (!found.work && found.choices.empty()) not_found("Work", call.id);
    const engine::WorkId work = found.work ? *found.work : found.choices.front();
    const std::string id = call.reader.generation().work_records().read(engine::number(work)).text("id");
    ordered_json json = answer(work, id);
    if (id != call.id) json["canonicalId"] = id;
    return json_response(json);
}

/// Hits shown when nothing else is asked for.
constexpr std::uint32_t similar_shown = 10;

queries::recommend::RecommendRequest similar_request(const calls::Parameters& given) {
    queries::recommend::RecommendRequest request;
    request.offset = given.count("offset", 0);
    request.limit = given.count("limit", similar_shown);
    request.filter = given.value("filter");
    return request;
}

ordered_json list_json(const queries::profile::ResearcherList& list,
                       const queries::hits::ListRequest& request) {
    return {{"results", list.entries},
            {"offset", request.offset},
            {"limit", request.limit},
            {"total", list.total}};
}

}  // namespace

Response researcher(const calls::Call& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    return of_researcher(call, [&](engine::ResearcherId researcher) {
        return queries::profile::researcher_profile(call.reader, researcher);
    });
}

Response works_of_researcher(const calls::Call& call) {
    const auto given = calls::Parameters::from_query(call.request, call.family);
    given.expect_only({"offset", "limit", "sort"});
    const auto request = meilisearch::read_listing(given, queries::Collection::works);
    return of_researcher(call, [&](engine::ResearcherId researcher) {
        return list_json(queries::profile::works_of(call.reader.generation(), researcher, request.sort,
                                                    request.offset, request.limit),
                         request);
    });
}

Response collaborators_of_researcher(const calls::Call& call) {
    const auto given = calls::Parameters::from_query(call.request, call.family);
    given.expect_only({"offset", "limit"});
    const auto request = meilisearch::read_listing(given, queries::Collection::researchers);
    return of_researcher(call, [&](engine::ResearcherId researcher) {
        return list_json(queries::profile::collaborators_of(call.reader.generation(), researcher,
                                                            request.offset, request.limit),
                         request);
    });
}

Response work(const calls::Call& call) {
    calls::Parameters::from_query(call.request).expect_only({});
    return of_work(call, [&](engine::WorkId work, const std::string&) {
        return queries::profile::work_profile(call.reader, work);
    });
}

Response similar_to_researcher(const calls::Call& call) {
    const Stopwatch watch;
    const auto given = calls::Parameters::from_query(call.request, call.family);
    given.expect_only({"limit", "offset", "excludeCoauthors", "filter"});
    queries::recommend::RecommendRequest request = similar_request(given);
    const bool strangers = given.flag("excludeCoauthors", false);
    return of_researcher(call, [&](engine::ResearcherId researcher) {
        request.seeds.researchers = {id_of(call.reader, researcher)};
        if (strangers) request.exclude.coauthors_of = request.seeds.researchers;
        const auto answer = queries::recommend::recommend_researchers(call.reader, request);
        return queries::recommend::to_json(answer, watch.milliseconds());
    });
}

Response similar_to_work(const calls::Call& call) {
    const Stopwatch watch;
    const auto given = calls::Parameters::from_query(call.request, call.family);
    given.expect_only({"limit", "offset", "filter"});
    queries::recommend::RecommendRequest request = similar_request(given);
    return of_work(call, [&](engine::WorkId, const std::string& id) {
        request.seeds.works = {id};
        const auto answer = queries::recommend::recommend_works(call.reader, request);
        return queries::recommend::to_json(answer, watch.milliseconds());
    });
}

}  // namespace kindred::server::api
