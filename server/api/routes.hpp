#pragma once
#include "server/calls/call.hpp"

namespace kindred::server::api {

// kindred's own routes, below /api/v1.
Response researcher(const calls::Call& call);
Response work(const calls::Call& call);
Response works_of_researcher(const calls::Call& call);
Response collaborators_of_researcher(const calls::Call& call);
Response similar_to_researcher(const calls::Call& call);
Response similar_to_work(const calls::Call& call);
Response recommend_researchers(const calls::Call& call);
Response recommend_works(const calls::Call& call);
Response graph(const calls::Call& call);

}  // namespace kindred::server::api
