#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/recommend/recommend.hpp"

namespace kindred::server::calls {

/// Recommends from `collection`, which is works or researchers.
queries::recommend::RecommendAnswer recommend(engine::Reader& reader, queries::Collection collection,
                                              const queries::recommend::RecommendRequest& request);

}  // namespace kindred::server::calls
