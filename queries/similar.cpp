#include "queries/similar.hpp"

#include "engine/error.hpp"
#include "queries/neighbours.hpp"
#include "queries/votes.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace kindred::queries {

namespace {

constexpr std::uint32_t max_limit = 1000;
constexpr std::size_t max_shared_terms = 8;
constexpr std::size_t max_collaborators_in_common = 10;

/// Adds what each stem contributes to the likeness of two works.
void add_shared(const TextVector& a, const TextVector& b, std::map<engine::StemId, double>& shared) {
    auto j = b.begin();
    for (const WeightedStem& stem : a) {
        while (j != b.end() && j->stem < stem.stem) ++j;
        if (j != b.end() && j->stem == stem.stem) {
            shared[stem.stem] += static_cast<double>(stem.weight) * static_cast<double>(j->weight);
        }
    }
}

/// The stems that contribute most to the likeness of the pairs, as words, each with its share of the whole.
std::vector<std::pair<std::string, double>> shared_terms(engine::Reader& reader, Neighbours& neighbours,
                                                         const std::vector<WorkPair>& pairs) {
    std::map<engine::StemId, double> shared;
    for (const WorkPair& pair : pairs)
        add_shared(neighbours.vector_of(pair.seed), neighbours.vector_of(pair.found), shared);
    std::vector<std::pair<engine::StemId, double>> ranked(shared.begin(), shared.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](auto& a, auto& b) { return a.second > b.second; });
    double total = 0;
    for (const auto& [stem, weight] : ranked) total += weight;
    std::vector<std::pair<std::string, double>> terms;
    for (const auto& [stem, weight] : ranked) {
        if (terms.size() == max_shared_terms) break;
        terms.emplace_back(reader.generation().lexicon().surface(stem), weight / total);
    }
    return terms;
}

std::vector<Evidence> evidence_of(const engine::Generation& generation, const std::vector<WorkPair>& pairs) {
    std::vector<Evidence> out;
    for (const WorkPair& pair : pairs) {
        const engine::StoredRecord found = generation.works().read(engine::number(pair.found));
        const engine::StoredRecord seed = generation.works().read(engine::number(pair.seed));
        out.push_back(
            {found.text("id"), found.text("title"), seed.text("id"), static_cast<double>(pair.score)});
    }
    return out;
}

/// Collaborators of both, those with most shared works with `a` first.
std::vector<engine::ResearcherId> in_common(const engine::Graph& graph, engine::ResearcherId a,
                                            engine::ResearcherId b) {
    std::vector<engine::ResearcherId> of_b;
    for (const engine::Collaborator& c : graph.collaborators(b)) of_b.push_back(c.researcher);
    std::sort(of_b.begin(), of_b.end());
    std::vector<engine::ResearcherId> common;
    for (const engine::Collaborator& c : graph.collaborators(a)) {
        if (std::binary_search(of_b.begin(), of_b.end(), c.researcher)) common.push_back(c.researcher);
    }
    return common;
}

void explain(engine::Reader& reader, Neighbours& neighbours, engine::ResearcherId seed,
             const Candidate& candidate, Why& why) {
    const engine::Generation& generation = reader.generation();
    why.terms = shared_terms(reader, neighbours, candidate.pairs);
    why.evidence = evidence_of(generation, candidate.pairs);
    const auto common = in_common(generation.graph(), seed, candidate.researcher);
    for (std::size_t i = 0; i < std::min(common.size(), max_collaborators_in_common); ++i) {
        const auto record = generation.researchers().read(engine::number(common[i]));
        why.collaborators_in_common.push_back({record.text("id"), record.text("name")});
    }
    const bool coauthors = generation.graph().coauthors(seed, candidate.researcher);
    why.coauthor_distance = coauthors ? 1 : common.empty() ? 0 : 2;
}

/// From 0 to 1, rising: votes have no upper bound of their own.
double bounded(double votes) {
    return votes / (1 + votes);
}

/// Which of `total` results are on the asked page.
std::pair<std::size_t, std::size_t> page(const SimilarRequest& request, std::size_t total) {
    const std::size_t first = std::min<std::size_t>(request.offset, total);
    return {first, std::min<std::size_t>(total, first + std::min(request.limit, max_limit))};
}

[[noreturn]] void unknown_seed(const char* kind, const std::string& id) {
    throw Error(ErrorCode::not_found, fmt::format("there is no {} `{}`", kind, id),
                "search for it by name or title");
}

}  // namespace

SimilarAnswer similar_researchers(engine::Reader& reader, const SimilarRequest& request) {
    const auto seed = reader.find_researcher(request.id);
    if (!seed) unknown_seed("researcher", request.id);
    SimilarAnswer answer;
    answer.request = request;
    Neighbours neighbours(reader);
    const auto candidates = vote(reader, neighbours, *seed, request.exclude_coauthors);
    answer.estimated_total_hits = static_cast<std::uint32_t>(candidates.size());
    if (reader.generation().graph().works_of(*seed).empty()) {
        answer.note = "this researcher has no works in the index";
    } else if (candidates.empty()) {
        answer.note = request.exclude_coauthors
                          ? "nobody but coauthors has works that share enough words with this researcher's"
                          : "no other researcher's works share enough words with this one's";
    }
    const auto [first, last] = page(request, candidates.size());
    for (std::size_t i = first; i < last; ++i) {
        const Candidate& candidate = candidates[i];
        const auto record = reader.generation().researchers().read(engine::number(candidate.researcher));
        Recommendation hit;
        hit.document = engine::number(candidate.researcher);
        hit.id = record.text("id");
        hit.score = bounded(candidate.score);
        hit.record = record.to_json(request.attributes_to_retrieve);
        if (request.explain) explain(reader, neighbours, *seed, candidate, hit.why);
        answer.hits.push_back(std::move(hit));
    }
    return answer;
}

SimilarAnswer similar_works(engine::Reader& reader, const SimilarRequest& request) {
    const auto seed = reader.find_work(request.id);
    if (!seed) unknown_seed("work", request.id);
    SimilarAnswer answer;
    answer.request = request;
    Neighbours neighbours(reader);
    const auto nearest = neighbours.nearest(*seed, max_limit);
    answer.estimated_total_hits = static_cast<std::uint32_t>(nearest.size());
    if (nearest.empty()) answer.note = "no other work shares enough words with this one";
    const auto [first, last] = page(request, nearest.size());
    for (std::size_t i = first; i < last; ++i) {
        const auto record = reader.generation().works().read(engine::number(nearest[i].work));
        Recommendation hit;
        hit.document = engine::number(nearest[i].work);
        hit.id = record.text("id");
        hit.score = static_cast<double>(nearest[i].score);
        hit.record = record.to_json(request.attributes_to_retrieve);
        if (request.explain)
            hit.why.terms = shared_terms(reader, neighbours, {{*seed, nearest[i].work, nearest[i].score}});
        answer.hits.push_back(std::move(hit));
    }
    return answer;
}

namespace {

nlohmann::ordered_json to_json(const Why& why) {
    nlohmann::ordered_json json = {{"terms", why.terms}};
    if (!why.evidence.empty()) {
        auto& evidence = json["evidence"] = nlohmann::ordered_json::array();
        for (const Evidence& e : why.evidence) {
            evidence.push_back(
                {{"work", e.work}, {"matches", e.matches}, {"score", e.score}, {"title", e.title}});
        }
        auto& common = json["collaboratorsInCommon"] = nlohmann::ordered_json::array();
        for (const Collaborator& c : why.collaborators_in_common) common.push_back(c.id);
        if (why.coauthor_distance != 0) json["coauthorDistance"] = why.coauthor_distance;
    }
    return json;
}

}  // namespace

nlohmann::ordered_json to_json(const SimilarAnswer& answer, std::uint64_t processing_ms) {
    auto hits = nlohmann::ordered_json::array();
    for (const Recommendation& hit : answer.hits) {
        nlohmann::ordered_json json = hit.record;
        json["_score"] = hit.score;
        if (answer.request.explain) json["_why"] = to_json(hit.why);
        hits.push_back(std::move(json));
    }
    nlohmann::ordered_json json = {{"hits", hits},
                                   {"processingTimeMs", processing_ms},
                                   {"limit", answer.request.limit},
                                   {"offset", answer.request.offset},
                                   {"estimatedTotalHits", answer.estimated_total_hits}};
    if (!answer.note.empty()) json["note"] = answer.note;
    return json;
}

}  // namespace kindred::queries
