#include "queries/recommend/recency.hpp"

#include <cmath>

namespace kindred::queries::recommend {

Recency::Recency(const engine::Generation& generation, std::optional<double> half_life) {
    if (!half_life) return;
    years_ = generation.work_columns().find("year");
    if (years_ == nullptr || years_->value_count() == 0) return;
    latest_ = years_->number_of(years_->value_count() - 1);
    half_life_ = *half_life;
}

double Recency::of(engine::WorkId work) const noexcept {
    if (half_life_ == 0) return 1;
    const double year = years_->number(engine::number(work));
    return std::isnan(year) ? 0.5 : std::exp2((year - latest_) / half_life_);
}

}  // namespace kindred::queries::recommend
