#include "server/calls/recommendations.hpp"

#include "engine/base/ids.hpp"
#include "queries/columns/filter.hpp"
#include "queries/match/match_list.hpp"
#include "queries/recommend/recommend.hpp"
#include "queries/recommend/together.hpp"
#include "queries/recommend/trending.hpp"
#include "server/algolia/parameters.hpp"
#include "server/algolia/routes.hpp"
#include "server/base/errors.hpp"
#include "server/base/stopwatch.hpp"
#include "server/calls/parameters.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::server::algolia {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using queries::Collection;
using queries::ScoredDocument;

/// Answers the requests of one batch.
class Recommender {
 public:
    Recommender(engine::Reader& reader, const std::vector<AlgoliaRequest>& batch)
        : reader_(reader), trends_(reader.generation()) {
        for (const AlgoliaRequest& request : batch) {
            const auto document = find(request.collection, request.object_id);
            if (document) objects_[{request.collection, request.model}][request.object_id] = *document;
        }
    }

    ordered_json answer(const AlgoliaRequest& request) {
        const Stopwatch watch;
        ordered_json hits = ordered_json::array();
        if (request.model == RecommendModel::trending_facets) {
            hits = facets(request, request.filter);
            if (hits.empty() && request.fallback) hits = facets(request, *request.fallback);
        } else {
            auto found = documents(request, request.filter);
            if (found.empty() && request.fallback) found = documents(request, *request.fallback);
            if (found.empty() && request.fallback) found = trending(request, *request.fallback);
            hits = shown(request, found);
        }
        const std::size_t count = hits.size();
        return {{"hits", std::move(hits)},
                {"nbHits", count},
                {"page", 0},
                {"nbPages", count == 0 ? 0 : 1},
                {"hitsPerPage", request.limit},
                {"processingTimeMS", watch.milliseconds()}};
    }

 private:
    /// What the model recommends, best first; nothing for an object that does not exist.
    std::vector<ScoredDocument> documents(const AlgoliaRequest& request, const json& filter) {
        if (request.model == RecommendModel::trending_items) return trending(request, filter);
        const Objects& set = objects_of(request);
        const auto object = set.find(request.object_id);
        if (object == set.end()) return {};
        if (request.model != RecommendModel::bought_together) return alike(request, filter, {});
        return request.collection == Collection::works
                   ? written_together(request, filter, engine::WorkId{object->second})
                   : collaborators(request, filter, engine::ResearcherId{object->second});
    }

    /// Those like the object, of all or of `candidates`; by their texts alone when they are to look similar.
    std::vector<ScoredDocument> alike(const AlgoliaRequest& request, const json& filter,
                                      std::vector<std::string> candidates) {
        queries::recommend::RecommendRequest wanted;
        auto& seeds = wanted.seeds;
        (request.collection == Collection::works ? seeds.works : seeds.researchers) = {request.object_id};
        for (const auto& [id, number] : objects_of(request)) wanted.exclude.ids.push_back(id);
        if (request.model == RecommendModel::looking_similar) wanted.weights = {1, 0, 0};
        wanted.filter = filter;
        wanted.candidates = std::move(candidates);
        wanted.explain = false;
        wanted.attributes_to_retrieve = {"id"};
        wanted.threshold = request.threshold;
        wanted.limit = request.limit;
        std::vector<ScoredDocument> found;
        for (const auto& hit : calls::recommend(reader_, request.collection, wanted).hits)
            found.push_back({hit.document, hit.score});
        return found;
    }

    std::vector<ScoredDocument> written_together(const AlgoliaRequest& request, const json& filter,
                                                 engine::WorkId work) {
        std::vector<std::string> candidates;
        for (const engine::WorkId other :
             queries::recommend::works_of_same_authors(reader_.generation(), work))
            candidates.push_back(reader_.generation().works().read(engine::number(other)).text("id"));
        if (candidates.empty()) return {};
        return alike(request, filter, std::move(candidates));
    }

    std::vector<ScoredDocument> collaborators(const AlgoliaRequest& request, const json& filter,
                                              engine::ResearcherId researcher) const {
        const engine::Generation& generation = reader_.generation();
        const auto accepts = queries::columns::compile_filter(filter, generation.researcher_columns());
        const auto out = numbers(request);
        auto found = queries::recommend::written_with(generation, researcher);
        std::erase_if(found, [&](const ScoredDocument& one) {
            return one.score < request.threshold || !accepts.matches(one.document) ||
                   std::find(out.begin(), out.end(), one.document) != out.end();
        });
        if (found.size() > request.limit) found.resize(request.limit);
        return found;
    }

    std::vector<ScoredDocument> trending(const AlgoliaRequest& request, const json& filter) {
        return trends_.documents(
            {request.collection, filter, numbers(request), request.limit, request.threshold});
    }

    ordered_json facets(const AlgoliaRequest& request, const json& filter) {
        auto hits = ordered_json::array();
        for (const queries::recommend::TrendingValue& value : trends_.values(
                 {request.collection, filter, {}, request.limit, request.threshold}, request.facet_name)) {
            hits.push_back({{"facetName", request.facet_name},
                            {"facetValue", value.value},
                            {"_score", 100 * value.score}});
        }
        return hits;
    }

    ordered_json shown(const AlgoliaRequest& request, const std::vector<ScoredDocument>& found) const {
        const engine::Generation& generation = reader_.generation();
        const auto& records =
            request.collection == Collection::works ? generation.works() : generation.researchers();
        auto hits = ordered_json::array();
        for (const ScoredDocument& one : found) {
            const engine::data::StoredRecord record = records.read(one.document);
            // Kindred's own last: a record may bring a field of such a name along.
            ordered_json hit = record.to_json(request.attributes);
            hit["objectID"] = record.text("id");
            hit["_score"] = 100 * one.score;
            hits.push_back(std::move(hit));
        }
        return hits;
    }

    /// The objects of all requests for the same model and index: a widget sends one request for each of its
    /// objects and shows their hits together, none of which should be one of the objects.
    using Objects = std::map<std::string, std::uint32_t>;
    const Objects& objects_of(const AlgoliaRequest& request) const {
        static const Objects none;
        const auto found = objects_.find({request.collection, request.model});
        return found == objects_.end() ? none : found->second;
    }

    std::vector<std::uint32_t> numbers(const AlgoliaRequest& request) const {
        std::vector<std::uint32_t> documents;
        for (const auto& [id, number] : objects_of(request)) documents.push_back(number);
        return documents;
    }

    std::optional<std::uint32_t> find(Collection collection, const std::string& id) {
        if (!engine::valid_id(id)) return std::nullopt;
        if (collection == Collection::works) {
            const auto work = reader_.find_work(id);
            return work ? std::optional(engine::number(*work)) : std::nullopt;
        }
        const auto researcher = reader_.find_researcher(id);
        return researcher ? std::optional(engine::number(*researcher)) : std::nullopt;
    }

    engine::Reader& reader_;
    queries::recommend::Trends trends_;
    std::map<std::pair<Collection, RecommendModel>, Objects> objects_;
};

}  // namespace

Response algolia_recommendations(const calls::Call& call) {
    const auto batch =
        read_algolia_requests(calls::Parameters::from_body(call.request, calls::BodyType::json_or_text));
    Recommender recommender(call.reader, batch);
    auto results = ordered_json::array();
    for (const AlgoliaRequest& request : batch) results.push_back(recommender.answer(request));
    return json_response({{"results", std::move(results)}});
}

}  // namespace kindred::server::algolia
