#include "queries/recommend/affinity.hpp"

#include "queries/base/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace kindred::queries::recommend {

namespace {

double factor(double share, double spread) {
    return spread > 0 ? share / spread / ranking::affinity_scale : 0;
}

}  // namespace

match::TextPoint middle_of(const engine::Generation& generation, const SeedSet& seeds) {
    if (!seeds.has_content()) return {};
    if (seeds.text && seeds.works.empty() && seeds.negative.empty()) return *seeds.text;
    match::TextPoint middle{{}, std::vector<float>(generation.latent().dimension())};
    const auto add = [&](const match::TextPoint& point, double weight) {
        for (const auto& [stem, own] : point.words)
            middle.words.push_back({stem, own * static_cast<float>(weight)});
        for (std::size_t i = 0; i < std::min(middle.latent.size(), point.latent.size()); ++i)
            middle.latent[i] += point.latent[i] * static_cast<float>(weight);
    };
    const auto add_works = [&](const std::vector<SeedWork>& works, double weight) {
        double total = 0;
        for (const SeedWork& seed : works) total += seed.weight;
        for (const SeedWork& seed : works)
            add(match::TextPoint::of(generation, seed.work), weight * seed.weight / total);
    };
    add_works(seeds.works, 1);
    if (seeds.text) add(*seeds.text, 1);
    add_works(seeds.negative, -ranking::negative_share);
    engine::likeness::settle(middle.words);
    match::make_unit(middle.words, &engine::likeness::WeightedStem::weight);
    if (!match::make_unit(middle.latent)) middle.latent.clear();
    return middle;
}

Recency::Recency(const engine::Generation& generation, std::optional<double> half_life) {
    if (!half_life || generation.latest_year() == 0) return;
    years_ = generation.work_columns().find("year");
    latest_ = generation.latest_year();
    half_life_ = *half_life;
}

double Recency::of(engine::WorkId work) const noexcept {
    if (half_life_ == 0) return 1;
    const double year = years_->number(engine::number(work));
    return std::isnan(year) ? 0.5 : std::exp2(std::min(0.0, year - latest_) / half_life_);
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

std::vector<ScoredDocument> Affinity::closest(std::span<const engine::WorkId> works, const SeedSet& left_out,
                                              std::size_t count) const {
    std::vector<ScoredDocument> closest;
    for (const engine::WorkId work : works) {
        if (left_out.has(work)) continue;
        const double near = closeness(work);
        if (near > 0) closest.push_back({engine::number(work), static_cast<float>(near)});
    }
    keep_best(closest, count);
    return closest;
}

}  // namespace kindred::queries::recommend
