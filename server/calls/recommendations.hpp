#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/recommend/recommend.hpp"

#include <string_view>

namespace kindred::server::calls {

/// How a family of routes calls what is wrong with a request for recommendations.
struct RecommendErrors {
    std::string_view family = "recommend";  ///< codes are invalid_<family>_<parameter>
    unsigned unknown_status = 404;          ///< of ids that the index does not have
    std::string_view unknown_code = "document_not_found";
};

/// Recommends from `collection`, which is works or researchers. Throws ApiError as `errors` says; ids that
/// the index does not have are named, up to a bound.
queries::recommend::RecommendAnswer recommend(engine::Reader& reader, queries::Collection collection,
                                              const queries::recommend::RecommendRequest& request,
                                              const RecommendErrors& errors = {});

}  // namespace kindred::server::calls
