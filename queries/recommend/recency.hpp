#pragma once
#include "engine/generation/generation.hpp"

#include <optional>

namespace kindred::queries::recommend {

/// What the age of a work leaves of what it says: half for every `half_life` years that it is older than the
/// latest year of the generation; all of it without a half-life or where no work has a year. The generation
/// must outlive it.
class Recency {
 public:
    Recency(const engine::Generation& generation, std::optional<double> half_life);

    /// Over 0, to 1. Works without a year count as one half-life old. Cost: a look-up.
    double of(engine::WorkId work) const noexcept;

 private:
    const engine::data::Column* years_ = nullptr;
    double latest_ = 0;
    double half_life_ = 0;  ///< 0: age does not matter
};

}  // namespace kindred::queries::recommend
