#include "server/calls/recommendations.hpp"

namespace kindred::server::calls {

queries::recommend::RecommendAnswer recommend(engine::Reader& reader, queries::Collection collection,
                                              const queries::recommend::RecommendRequest& request) {
    return collection == queries::Collection::works
               ? queries::recommend::recommend_works(reader, request)
               : queries::recommend::recommend_researchers(reader, request);
}

}  // namespace kindred::server::calls
