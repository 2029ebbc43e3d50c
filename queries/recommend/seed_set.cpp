#include "queries/recommend/seed_set.hpp"

#include "engine/generation/generation.hpp"
#include "queries/base/collection.hpp"
#include "queries/base/ranking.hpp"

#include <algorithm>
#include <type_traits>
#include <unordered_set>

namespace kindred::queries::recommend {

namespace {

/// Ascending, each work once with the sum of its weights.
void settle(std::vector<SeedWork>& works) {
    std::ranges::sort(works, {}, &SeedWork::work);
    std::size_t kept = 0;
    for (const SeedWork& seed : works) {
        if (kept > 0 && works[kept - 1].work == seed.work) {
            works[kept - 1].weight += seed.weight;
        } else {
            works[kept++] = seed;
        }
    }
    works.resize(kept);
}

std::vector<SeedWork> seed_works(const engine::data::Graph& graph,
                                 const std::vector<engine::ResearcherId>& researchers,
                                 const std::vector<engine::WorkId>& works) {
    std::vector<SeedWork> out;
    const std::size_t most = std::min(
        ranking::max_seed_works, ranking::max_all_seed_works / std::max<std::size_t>(1, researchers.size()));
    for (const engine::ResearcherId researcher : researchers) {
        const auto own = graph.works_of(researcher);
        const auto latest = own.last(std::min(own.size(), most));
        for (const engine::WorkId work : latest)
            out.push_back({work, 1 / static_cast<double>(latest.size())});
    }
    for (const engine::WorkId work : works) out.push_back({work, 1});
    settle(out);
    return out;
}

}  // namespace

bool SeedSet::has(engine::WorkId work) const noexcept {
    const auto at = std::ranges::lower_bound(works, work, {}, &SeedWork::work);
    return at != works.end() && at->work == work;
}

std::optional<std::uint32_t> closest_seed(const engine::Generation& generation, const SeedSet& seeds,
                                          engine::WorkId work) {
    std::optional<std::uint32_t> closest;
    double best = seeds.text ? generation.latent().cosine(work, seeds.text->latent) : -2;
    for (std::uint32_t i = 0; i < seeds.works.size(); ++i) {
        const double cosine = generation.latent().cosine(seeds.works[i].work, work);
        if (cosine <= best) continue;
        best = cosine;
        closest = i;
    }
    return closest;
}

template <typename Id>
std::vector<Id> find_all(engine::Reader& reader, const std::vector<std::string>& ids, const char* field) {
    constexpr bool of_works = std::is_same_v<Id, engine::WorkId>;
    const Documents documents = documents_of(reader, of_works ? Collection::works : Collection::researchers);
    std::vector<Id> found;
    std::vector<std::string> unknown;
    std::unordered_set<std::uint32_t> seen;
    for (const std::string& id : ids) {
        const auto number = engine::generation::document_with(documents.index, documents.records, id);
        if (!number) {
            unknown.push_back(id);
        } else if (seen.insert(*number).second) {
            found.push_back(Id{*number});
        }
    }
    if (!unknown.empty()) throw UnknownIds(of_works ? "work" : "researcher", field, std::move(unknown));
    return found;
}
template std::vector<engine::WorkId> find_all(engine::Reader&, const std::vector<std::string>&, const char*);
template std::vector<engine::ResearcherId> find_all(engine::Reader&, const std::vector<std::string>&,
                                                    const char*);

SeedSet find_seeds(engine::Reader& reader, const Seeds& seeds) {
    const engine::data::Graph& graph = reader.generation().graph();
    SeedSet set;
    set.researchers = find_all<engine::ResearcherId>(reader, seeds.researchers, "researcherIds");
    set.works = seed_works(graph, set.researchers, find_all<engine::WorkId>(reader, seeds.works, "workIds"));
    set.negative_researchers =
        find_all<engine::ResearcherId>(reader, seeds.negative_researchers, "negative.researcherIds");
    set.negative = seed_works(graph, set.negative_researchers,
                              find_all<engine::WorkId>(reader, seeds.negative_works, "negative.workIds"));
    if (!seeds.text.empty()) set.text = match::TextPoint::of(reader, seeds.text);
    return set;
}

}  // namespace kindred::queries::recommend
