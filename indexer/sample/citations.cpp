#include "indexer/sample/citations.hpp"

#include "indexer/sample/calendar.hpp"
#include "indexer/sample/draw.hpp"

#include <algorithm>

namespace kindred::indexer::sample {

std::uint32_t Citations::count(const WorkPlan& plan) const {
    Draw draw(mix(seed_, plan.index));
    const auto months =
        static_cast<std::uint32_t>((last_year - plan.date.year) * 12 + 5 - std::min(plan.date.day / 31, 5));
    const std::uint32_t inside = inside_[plan.index];
    std::uint32_t appeal = draw.heavy(400);
    appeal += inside * draw.below(3);
    return inside + appeal * std::min(months, std::uint32_t{180}) / 75;
}

}  // namespace kindred::indexer::sample
