#include "queries/recommend/community.hpp"

#include "queries/base/ranking.hpp"
#include "queries/match/accumulators.hpp"

#include <algorithm>
#include <cmath>

namespace kindred::queries::recommend {

namespace {

/// Sums by researcher, kept by each thread.
match::Accumulators& sums() {
    thread_local match::Accumulators instance;
    return instance;
}

std::span<const engine::data::Collaborator> first(std::span<const engine::data::Collaborator> all,
                                                  std::size_t most) {
    return all.first(std::min(all.size(), most));
}

}  // namespace

Community::Community(const engine::data::Graph& graph, std::span<const engine::ResearcherId> seeds)
    : graph_(graph), seeds_(static_cast<double>(std::max<std::size_t>(1, seeds.size()))) {
    sums().start(graph.researchers(), 1);
    for (const engine::ResearcherId seed : seeds) {
        for (const auto& shared : first(graph.collaborators(seed), ranking::close_collaborators)) {
            const auto others = graph.collaborators(shared.researcher);
            const auto rarity = static_cast<float>(1 / std::log(2 + static_cast<double>(others.size())));
            for (const auto& other : first(others, ranking::their_collaborators)) {
                // Numbers of an unchecked file may not exist.
                if (engine::number(other.researcher) >= graph.researchers()) continue;
                sums().add(engine::number(other.researcher), 0, false,
                           rarity * static_cast<float>(std::min(shared.works, other.works)));
            }
        }
    }
}

double Community::operator[](engine::ResearcherId researcher) const noexcept {
    const std::uint32_t number = engine::number(researcher);
    if (number >= graph_.researchers()) return 0;
    const double sum = static_cast<double>(sums()[number].score);
    if (sum == 0) return 0;
    const auto own = static_cast<double>(graph_.collaborators(researcher).size());
    return sum / std::pow(own + 1, ranking::collaborators_damping) / seeds_;
}

std::span<const std::uint32_t> Community::researchers() const noexcept {
    return sums().documents();
}

}  // namespace kindred::queries::recommend
