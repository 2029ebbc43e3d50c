#pragma once
#include "engine/data/columns.hpp"

#include <cstdint>
#include <vector>

namespace kindred::queries::recommend {

/// What documents have in common with some seeds in one column: the sum over the shared values of
/// 1 / log2(1 + documents that have it), over the fourth root of the sizes of both sets multiplied. A value
/// that few have says more (the idea of Adamic and Adar, Friends and neighbors on the Web, 2003). 0 without a
/// shared value, at most the root of the smaller set.
class Overlap {
 public:
    /// `column` may be null: then nothing is shared. It must outlive this.
    explicit Overlap(const engine::data::Column* column) : column_(column) {}

    /// Adds the values of a seed.
    void add(std::uint32_t document);
    /// Cost: a few nanoseconds a value.
    double of(std::uint32_t document) const noexcept;
    bool shares(std::uint32_t document) const noexcept { return weight_shared(document) > 0; }

 private:
    double weight_shared(std::uint32_t document) const noexcept;

    const engine::data::Column* column_;
    std::vector<float> weights_;  ///< by value; 0 for those that no seed has
    std::size_t values_ = 0;
};

}  // namespace kindred::queries::recommend
