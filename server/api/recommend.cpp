#include "server/api/recommend_parameters.hpp"
#include "server/api/routes.hpp"
#include "server/base/stopwatch.hpp"
#include "server/calls/recommendations.hpp"

#include <nlohmann/json.hpp>

namespace kindred::server::api {

namespace {

using queries::Collection;

Response recommend_from(const calls::Call& call, Collection collection) {
    const Stopwatch watch;
    const auto request = read_recommend(calls::Parameters::from_body(call.request));
    const auto answer = calls::recommend(call.reader, collection, request);
    return json_response(queries::recommend::to_json(answer, watch.milliseconds()));
}

}  // namespace

Response recommend_researchers(const calls::Call& call) {
    return recommend_from(call, Collection::researchers);
}

Response recommend_works(const calls::Call& call) {
    return recommend_from(call, Collection::works);
}

}  // namespace kindred::server::api
