#include "queries/recommend/together.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace kindred::queries::recommend {

std::vector<ScoredDocument> written_with(const engine::Generation& generation,
                                         engine::ResearcherId researcher) {
    const double works =
        static_cast<double>(std::max<std::size_t>(1, generation.graph().works_of(researcher).size()));
    std::vector<ScoredDocument> collaborators;
    for (const engine::data::Collaborator& one : generation.graph().collaborators(researcher))
        collaborators.push_back({engine::number(one.researcher), std::min(1.0, one.works / works)});
    return collaborators;
}

std::vector<engine::WorkId> works_of_same_authors(const engine::Generation& generation, engine::WorkId work) {
    std::unordered_map<std::uint32_t, std::uint32_t> shared_authors;
    for (const engine::ResearcherId author : generation.graph().authors(work))
        for (const engine::WorkId other : generation.graph().works_of(author))
            if (other != work) ++shared_authors[engine::number(other)];
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked(shared_authors.begin(), shared_authors.end());
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first > b.first;
    });
    if (ranked.size() > max_works_together) ranked.resize(max_works_together);
    std::vector<engine::WorkId> works;
    for (const auto& [other, shared] : ranked) works.push_back(engine::WorkId{other});
    return works;
}

}  // namespace kindred::queries::recommend
