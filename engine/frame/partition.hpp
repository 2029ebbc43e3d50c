#pragma once
#include <cstdint>

namespace kindred::engine::frame {

/// The first number of [first, last) for which `before` does not hold, `last` when there is none; it must
/// hold for all numbers up to there and for none from there on. Cost: a binary search.
template <typename Before>
std::uint32_t first_not(std::uint32_t first, std::uint32_t last, Before&& before) {
    while (first < last) {
        const std::uint32_t middle = first + (last - first) / 2;
        if (before(middle)) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first;
}

}  // namespace kindred::engine::frame
