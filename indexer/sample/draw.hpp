#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace kindred::indexer::sample {

/// Mixes `a` and `b` into 64 well-spread bits, the same on every platform.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
    std::uint64_t z = a + 0x9E3779B97F4A7C15ULL * (b + 1);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

/// A stream of random draws (SplitMix64). Draws use whole numbers only: floating point and the distributions
/// of <random> differ between platforms. Starting a stream costs nothing, so each work and each researcher
/// has its own, and any of them can be drawn again later.
class Draw {
 public:
    explicit constexpr Draw(std::uint64_t state) noexcept : state_(state) {}

    constexpr std::uint64_t bits() noexcept { return mix(state_++, 0); }
    /// 0 to `bound - 1`; `bound` is at least 1.
    constexpr std::uint32_t below(std::uint32_t bound) noexcept {
        return static_cast<std::uint32_t>(((bits() >> 32) * bound) >> 32);
    }
    /// `low` to `high`, both included.
    constexpr int between(int low, int high) noexcept {
        return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1)));
    }
    /// `low` to `low + first + second`, the middle more often. (A sum of two calls would be drawn in an order
    /// that the compiler chooses.)
    constexpr int middling(int low, int first, int second) noexcept {
        const int sum = between(low, low + first);
        return sum + between(0, second);
    }
    /// True in `permille` of 1000 draws.
    constexpr bool chance(std::uint32_t permille) noexcept { return below(1000) < permille; }

    /// A rank below `count`, rank r with weight 1 / (r + 2): flat enough that the tail is seen.
    constexpr std::size_t zipf(std::size_t count) noexcept {
        std::uint32_t total = 0;
        for (std::size_t r = 0; r < count; ++r) total += weight(r);
        std::uint32_t left = below(total);
        std::size_t rank = 0;
        while (left >= weight(rank)) left -= weight(rank++);
        return rank;
    }
    /// 1 to `cap`, heavy-tailed: x or more in one of x draws.
    constexpr std::uint32_t heavy(std::uint32_t cap) noexcept {
        constexpr std::uint32_t scale = 1U << 20;
        const std::uint32_t value = scale / (1 + below(scale));
        return value == 0 ? 1 : (value < cap ? value : cap);
    }
    template <typename T>
    constexpr const T& one_of(std::span<const T> choices) noexcept {
        return choices[below(static_cast<std::uint32_t>(choices.size()))];
    }

 private:
    static constexpr std::uint32_t weight(std::size_t rank) noexcept {
        return static_cast<std::uint32_t>(10000 / (rank + 2));
    }

    std::uint64_t state_;
};

}  // namespace kindred::indexer::sample
