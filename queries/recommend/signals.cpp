#include "queries/recommend/signals.hpp"

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

void Overlap::add(std::uint32_t document) {
    if (column_ == nullptr) return;
    if (weights_.empty()) weights_.resize(column_->value_count());
    for (const std::uint32_t id : column_->values(document)) {
        if (id >= weights_.size() || weights_[id] != 0) continue;
        const double having = std::max(1U, column_->documents_with(id));
        weights_[id] = static_cast<float>(1 / std::log2(1 + having));
        ++values_;
    }
}

double Overlap::weight_shared(std::uint32_t document) const noexcept {
    if (values_ == 0) return 0;
    double sum = 0;
    for (const std::uint32_t id : column_->values(document))
        sum += id < weights_.size() ? static_cast<double>(weights_[id]) : 0;
    return sum;
}

double Overlap::of(std::uint32_t document) const noexcept {
    const double shared = weight_shared(document);
    if (shared == 0) return 0;
    const auto own = static_cast<double>(column_->values(document).size());
    return shared / std::sqrt(std::sqrt(own * static_cast<double>(values_)));
}

}  // namespace kindred::queries::recommend
