#pragma once
#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/base/scored_document.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/recommend/trending.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::recommend {

/// What a widget of a shop shows, as Algolia Recommend names it. Here related products are documents like an
/// object, those looking similar are alike by their texts alone, and what is bought together are works by
/// authors of the object, or collaborators.
enum class Model { related_products, looking_similar, bought_together, trending_items, trending_facets };

/// Works by the same authors that are scored.
inline constexpr std::size_t max_works_together = 500;

struct ModelRequest {
    Collection collection = Collection::works;  ///< or researchers
    Model model = Model::related_products;
    std::string object_id = {};   ///< of what to recommend for; "" for what is trending
    std::string facet_name = {};  ///< of trending facets
    double threshold = 0;         ///< least score of a hit, 0 to 1
    std::uint32_t limit = 30;
    nlohmann::json filter = {};                   ///< as compile_filter takes it
    std::optional<nlohmann::json> fallback = {};  ///< the filter to use instead when there are no hits
    std::vector<std::string> attributes_to_retrieve = {"*"};
};

struct ModelAnswer {
    std::vector<Recommendation> hits;   ///< best first, without reasons
    std::vector<TrendingValue> values;  ///< of trending facets
};

/// Answers the requests of one batch. Lives no longer than the reader and belongs to its thread.
class Models {
 public:
    /// The objects of all requests for the same model and collection are no hits of each other: a widget
    /// sends one request for each of its objects and shows their hits together.
    Models(engine::Reader& reader, const std::vector<ModelRequest>& batch);

    /// The answer to a request of the batch. An object that does not exist has no hits; with a fallback what
    /// is trending is shown when nothing else is found. Throws ParameterError{"filter"}, {"facet_name"}.
    ModelAnswer answer(const ModelRequest& request);

 private:
    using Objects = std::map<std::string, std::uint32_t>;

    std::vector<Recommendation> hits(const ModelRequest& request, const nlohmann::json& filter);
    std::vector<Recommendation> alike(const ModelRequest& request, const nlohmann::json& filter,
                                      std::vector<std::string> candidates);
    std::vector<Recommendation> collaborators(const ModelRequest& request, const nlohmann::json& filter,
                                              engine::ResearcherId researcher) const;
    std::vector<Recommendation> trending(const ModelRequest& request, const nlohmann::json& filter);
    std::vector<Recommendation> shown(const ModelRequest& request,
                                      const std::vector<ScoredDocument>& found) const;
    TrendingRequest trending_request(const ModelRequest& request, const nlohmann::json& filter) const;
    const Objects& objects_of(const ModelRequest& request) const {
        return objects_.at({request.collection, request.model});
    }

    engine::Reader& reader_;
    Trends trends_;
    std::map<std::pair<Collection, Model>, Objects> objects_;  ///< those that exist, by id
};

}  // namespace kindred::queries::recommend
