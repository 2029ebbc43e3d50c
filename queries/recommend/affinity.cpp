#include "queries/recommend/affinity.hpp"

#include "queries/base/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace kindred::queries::recommend {

namespace {

/// Adds up vectors with weights.
class Middle {
 public:
    explicit Middle(const engine::Generation& generation)
        : generation_(generation), latent_(generation.latent().dimension()) {}

    void add(const match::TextPoint& point, double weight) {
        for (const engine::likeness::WeightedStem& stem : point.words)
            words_.push_back({stem.stem, stem.weight * static_cast<float>(weight)});
        for (std::size_t i = 0; i < std::min(latent_.size(), point.latent.size()); ++i)
            latent_[i] += point.latent[i] * static_cast<float>(weight);
    }
    void add(const std::vector<SeedWork>& works, double weight) {
        double total = 0;
        for (const SeedWork& seed : works) total += seed.weight;
        for (const SeedWork& seed : works)
            add(match::TextPoint::of(generation_, seed.work), weight * seed.weight / total);
    }

    /// Of length 1, where there is anything.
    match::TextPoint take() {
        std::ranges::sort(words_, {}, &engine::likeness::WeightedStem::stem);
        engine::likeness::TextVector sum;
        for (const engine::likeness::WeightedStem& stem : words_) {
            if (sum.empty() || sum.back().stem != stem.stem) sum.push_back({stem.stem, 0});
            sum.back().weight += stem.weight;
        }
        double squares = 0;
        for (const auto& stem : sum)
            squares += static_cast<double>(stem.weight) * static_cast<double>(stem.weight);
        if (squares > 0)
            for (auto& stem : sum) stem.weight /= static_cast<float>(std::sqrt(squares));
        squares = 0;
        for (const float x : latent_) squares += static_cast<double>(x) * static_cast<double>(x);
        if (squares == 0) latent_.clear();
        for (float& x : latent_) x /= static_cast<float>(std::sqrt(squares));
        return {std::move(sum), std::move(latent_)};
    }

 private:
    const engine::Generation& generation_;
    engine::likeness::TextVector words_;
    std::vector<float> latent_;
};

double factor(double share, double spread) {
    return spread > 0 ? share / spread / ranking::affinity_scale : 0;
}

}  // namespace

match::TextPoint middle_of(const engine::Generation& generation, const SeedSet& seeds) {
    if (!seeds.has_content()) return {};
    if (seeds.text && seeds.works.empty() && seeds.negative.empty()) return *seeds.text;
    Middle middle(generation);
    middle.add(seeds.works, 1);
    if (seeds.text) middle.add(*seeds.text, 1);
    middle.add(seeds.negative, -ranking::negative_share);
    return middle.take();
}

Affinity::Affinity(const engine::Generation& generation, match::TextPoint text,
                   std::optional<double> half_life)
    : generation_(generation),
      text_(std::move(text)),
      words_(generation.forward(), generation.lexicon(), generation.text_weights(), text_.words),
      sparse_factor_(factor(engine::likeness::sparse_share, generation.text_weights().spread(text_.words))),
      latent_factor_(factor(engine::likeness::latent_share, generation.neighbours().spreads().latent)),
      recency_(generation, half_life) {}

double Affinity::of(engine::WorkId work) const {
    const double likeness = sparse_factor_ * words_.cosine(work) +
                            latent_factor_ * generation_.latent().cosine(work, text_.latent);
    return std::max(0.0, likeness) * recency_.of(work);
}

double Affinity::closeness(engine::WorkId work) const {
    return generation_.neighbours().spreads().likeness(words_.cosine(work),
                                                       generation_.latent().cosine(work, text_.latent));
}

double Affinity::of(engine::ResearcherId researcher, const SeedSet* left_out) const {
    const auto own = generation_.graph().works_of(researcher);
    std::vector<double> scores;
    for (const engine::WorkId work : own.last(std::min(own.size(), ranking::max_seed_works)))
        if (left_out == nullptr || !left_out->has(work)) scores.push_back(of(work));
    std::ranges::sort(scores, std::greater<>());
    double sum = 0;
    double weight = 1 - ranking::affinity_decay;
    for (const double score : scores) {
        sum += weight * score;
        weight *= ranking::affinity_decay;
    }
    return sum;
}

std::vector<engine::likeness::Neighbour> Affinity::closest(std::span<const engine::WorkId> works,
                                                           const SeedSet& left_out, std::size_t count) const {
    std::vector<engine::likeness::Neighbour> closest;
    for (const engine::WorkId work : works) {
        if (left_out.has(work)) continue;
        const double near = closeness(work);
        if (near > 0) closest.push_back({work, static_cast<float>(near)});
    }
    std::ranges::sort(
        closest, [](auto& a, auto& b) { return a.score != b.score ? a.score > b.score : a.work < b.work; });
    if (closest.size() > count) closest.resize(count);
    return closest;
}

}  // namespace kindred::queries::recommend
