#include "engine/data/range_top.hpp"

#include <algorithm>
#include <bit>

namespace kindred::engine::data {

namespace {

/// Weights that are scanned rather than indexed: one cache line.
constexpr std::uint32_t block = 16;

}  // namespace

RangeTop::RangeTop(std::span<const std::uint32_t> weights) : weights_(weights) {
    const std::size_t blocks = weights.size() / block;
    if (blocks == 0) return;
    levels_.emplace_back(blocks);
    for (std::uint32_t i = 0; i < blocks; ++i) levels_[0][i] = scan(i * block, (i + 1) * block);
    for (std::size_t width = 2; width <= blocks; width *= 2) {
        const auto& half = levels_.back();
        std::vector<std::uint32_t> level(blocks - width + 1);
        for (std::size_t i = 0; i < level.size(); ++i) level[i] = better(half[i], half[i + width / 2]);
        levels_.push_back(std::move(level));
    }
}

std::uint32_t RangeTop::better(std::uint32_t a, std::uint32_t b) const noexcept {
    if (weights_[a] != weights_[b]) return weights_[a] > weights_[b] ? a : b;
    return a < b ? a : b;
}

std::uint32_t RangeTop::scan(std::uint32_t first, std::uint32_t last) const noexcept {
    const auto range = weights_.subspan(first, last - first);
    return first + static_cast<std::uint32_t>(std::ranges::max_element(range) - range.begin());
}

std::uint32_t RangeTop::best(std::uint32_t first, std::uint32_t last) const noexcept {
    const std::uint32_t from = (first + block - 1) / block;
    const std::uint32_t to = last / block;
    if (from >= to) return scan(first, last);
    const auto level = static_cast<std::size_t>(std::bit_width(to - from) - 1);
    std::uint32_t at = better(levels_[level][from], levels_[level][to - (1U << level)]);
    if (first < from * block) at = better(at, scan(first, from * block));
    if (to * block < last) at = better(at, scan(to * block, last));
    return at;
}

}  // namespace kindred::engine::data
