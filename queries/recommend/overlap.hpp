#pragma once
#include "engine/store/columns.hpp"

#include <cstdint>
#include <vector>

namespace kindred::queries {

/// How many values of a column documents share with some seeds: the cosine of the two sets, 0 to 1.
class Overlap {
 public:
    /// `column` may be null: then nothing is shared. It must outlive this.
    explicit Overlap(const engine::Column* column) : column_(column) {}

    /// Adds the values of a seed.
    void add(std::uint32_t document);
    /// Cost: a few nanoseconds a value.
    double of(std::uint32_t document) const noexcept;
    bool shares(std::uint32_t document) const noexcept { return shared(document) > 0; }
    bool empty() const noexcept { return values_ == 0; }

 private:
    std::size_t shared(std::uint32_t document) const noexcept;

    const engine::Column* column_;
    std::vector<std::uint8_t> has_;  ///< by value: a seed has it
    std::size_t values_ = 0;
};

}  // namespace kindred::queries
