#pragma once
#include "server/calls/call.hpp"

namespace kindred::server::algolia {

// What Algolia's clients for recommendations ask.
Response algolia_recommendations(const calls::Call& call);

}  // namespace kindred::server::algolia
