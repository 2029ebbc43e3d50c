#include "engine/generation/citation_prior.hpp"

#include <algorithm>
#include <cmath>

namespace kindred::engine::generation {

std::vector<float> citation_priors(const data::Columns& works, int latest_year) {
    std::vector<float> priors(works.documents(), 0);
    const data::Column* const citations = works.find("cited_by_count");
    const data::Column* const years = works.find("year");
    if (citations == nullptr || years == nullptr) return priors;
    for (std::uint32_t work = 0; work < works.documents(); ++work) {
        const double cited = citations->number(work);
        const double year = years->number(work);
        if (!(cited > 0) || std::isnan(year)) continue;
        const double age = std::max(0.0, latest_year - year);
        priors[work] = static_cast<float>(std::log10(1 + 10 * cited / (age + 1)));
    }
    return priors;
}

}  // namespace kindred::engine::generation
