#include "queries/recommend/models.hpp"

#include "engine/generation/generation.hpp"
#include "queries/columns/filter.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace kindred::queries::recommend {

namespace {

using nlohmann::json;

/// Those who have written works with `researcher`, most shared works first; the score is the share of the
/// researcher's works.
std::vector<ScoredDocument> written_with(const engine::data::Graph& graph, engine::ResearcherId researcher) {
    const auto works = static_cast<double>(std::max<std::size_t>(1, graph.works_of(researcher).size()));
    std::vector<ScoredDocument> collaborators;
    for (const engine::data::Collaborator& one : graph.collaborators(researcher))
        collaborators.push_back({engine::number(one.researcher), std::min(1.0, one.works / works)});
    return collaborators;
}

/// Ids of other works by authors of `work`: those that share most authors first, then the latest in the
/// input.
std::vector<std::string> works_of_same_authors(const engine::Generation& generation, engine::WorkId work) {
    std::unordered_map<engine::WorkId, std::uint32_t> shared_authors;
    for (const engine::ResearcherId author : generation.graph().authors(work))
        for (const engine::WorkId other : generation.graph().works_of(author))
            if (other != work) ++shared_authors[other];
    std::vector<std::pair<std::uint32_t, engine::WorkId>> ranked;
    for (const auto& [other, shared] : shared_authors) ranked.emplace_back(shared, other);
    std::ranges::sort(ranked, std::greater<>());
    if (ranked.size() > max_works_together) ranked.resize(max_works_together);
    std::vector<std::string> ids;
    for (const auto& [shared, other] : ranked)
        ids.push_back(generation.work_records().read(engine::number(other)).text("id"));
    return ids;
}

}  // namespace

Models::Models(engine::Reader& reader, const std::vector<ModelRequest>& batch)
    : reader_(reader), trends_(reader.generation()) {
    for (const ModelRequest& request : batch) {
        Objects& objects = objects_[{request.collection, request.model}];
        const Documents documents = documents_of(reader, request.collection);
        if (const auto document =
                engine::generation::document_with(documents.index, documents.records, request.object_id))
            objects[request.object_id] = *document;
    }
}

ModelAnswer Models::answer(const ModelRequest& request) {
    ModelAnswer answer;
    if (request.model == Model::trending_facets) {
        const auto values = [&](const json& filter) {
            return trends_.values(trending_request(request, filter), request.facet_name);
        };
        answer.values = values(request.filter);
        if (answer.values.empty() && request.fallback) answer.values = values(*request.fallback);
        return answer;
    }
    answer.hits = hits(request, request.filter);
    if (answer.hits.empty() && request.fallback) answer.hits = hits(request, *request.fallback);
    if (answer.hits.empty() && request.fallback) answer.hits = trending(request, *request.fallback);
    return answer;
}

std::vector<Recommendation> Models::hits(const ModelRequest& request, const json& filter) {
    if (request.model == Model::trending_items) return trending(request, filter);
    const Objects& objects = objects_of(request);
    const auto object = objects.find(request.object_id);
    if (object == objects.end()) return {};
    if (request.model != Model::bought_together) return alike(request, filter, {});
    if (request.collection == Collection::researchers)
        return collaborators(request, filter, engine::ResearcherId{object->second});
    auto candidates = works_of_same_authors(reader_.generation(), engine::WorkId{object->second});
    if (candidates.empty()) return {};
    return alike(request, filter, std::move(candidates));
}

/// Those like the object, of all or of `candidates`.
std::vector<Recommendation> Models::alike(const ModelRequest& request, const json& filter,
                                          std::vector<std::string> candidates) {
    RecommendRequest wanted;
    auto& seeds = wanted.seeds;
    (request.collection == Collection::works ? seeds.works : seeds.researchers) = {request.object_id};
    for (const auto& [id, document] : objects_of(request)) wanted.exclude.ids.push_back(id);
    if (request.model == Model::looking_similar) wanted.weights = {1, 0, 0};
    wanted.filter = filter;
    wanted.candidates = std::move(candidates);
    wanted.explain = false;
    wanted.attributes_to_retrieve = request.attributes_to_retrieve;
    wanted.threshold = request.threshold;
    wanted.limit = request.limit;
    return recommend_from(reader_, request.collection, wanted).hits;
}

std::vector<Recommendation> Models::collaborators(const ModelRequest& request, const json& filter,
                                                  engine::ResearcherId researcher) const {
    const engine::Generation& generation = reader_.generation();
    const auto accepts = columns::compile_filter(filter, generation.researcher_columns());
    auto found = written_with(generation.graph(), researcher);
    std::erase_if(found, [&](const ScoredDocument& one) {
        const auto is_object = [&](const auto& object) { return object.second == one.document; };
        return one.score < request.threshold || !accepts.matches(one.document) ||
               std::ranges::any_of(objects_of(request), is_object);
    });
    if (found.size() > request.limit) found.resize(request.limit);
    return shown(request, found);
}

std::vector<Recommendation> Models::trending(const ModelRequest& request, const json& filter) {
    return shown(request, trends_.documents(trending_request(request, filter)));
}

std::vector<Recommendation> Models::shown(const ModelRequest& request,
                                          const std::vector<ScoredDocument>& found) const {
    const auto& records = documents_of(reader_, request.collection).records;
    std::vector<Recommendation> hits;
    for (const ScoredDocument& one : found)
        hits.push_back(recommend::shown(records, one.document, one.score, request.attributes_to_retrieve));
    return hits;
}

TrendingRequest Models::trending_request(const ModelRequest& request, const json& filter) const {
    TrendingRequest trending{request.collection, filter, {}, request.limit, request.threshold};
    for (const auto& [id, document] : objects_of(request)) trending.leave_out.push_back(document);
    return trending;
}

}  // namespace kindred::queries::recommend
