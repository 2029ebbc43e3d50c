#include "queries/recommend/recency.hpp"

#include <algorithm>
#include <cmath>

namespace kindred::queries::recommend {

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

}  // namespace kindred::queries::recommend
