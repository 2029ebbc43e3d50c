#pragma once
#include "engine/data/columns.hpp"

#include <vector>

namespace kindred::engine::generation {

/// By work, what speaks for it before anything is asked: log10(1 + 10 * citations a year), 0 to about 7. A
/// year is counted more than the work is old, up to `latest_year`. 0 for a work without citations or without
/// a year. Cost: 10 ns a work.
std::vector<float> citation_priors(const data::Columns& works, int latest_year);

}  // namespace kindred::engine::generation
