#pragma once
#include <cstdint>
#include <queue>
#include <span>
#include <vector>

namespace kindred::engine::data {

/// Finds the largest weights of any range of a list, largest first. The list must outlive it. Memory: 4 bytes
/// for 16 weights, times the logarithm of their number (2 MB for a million). Safe from many threads.
class RangeTop {
 public:
    explicit RangeTop(std::span<const std::uint32_t> weights);

    /// Calls `visit(index)` for the range by descending weight, ties by ascending index, until it returns
    /// false. Cost: a few dozen nanoseconds an index.
    template <typename Visit>
    void visit(std::uint32_t first, std::uint32_t last, Visit&& visit) const {
        if (first >= last) return;
        std::priority_queue<Piece> pieces;
        const auto push = [&](std::uint32_t from, std::uint32_t to) {
            if (from >= to) return;
            const std::uint32_t at = best(from, to);
            pieces.push({weights_[at], at, from, to});
        };
        push(first, last);
        while (!pieces.empty()) {
            const Piece piece = pieces.top();
            pieces.pop();
            if (!visit(piece.at)) return;
            push(piece.first, piece.at);
            push(piece.at + 1, piece.last);
        }
    }

 private:
    /// A part of the range, by its largest weight.
    struct Piece {
        std::uint32_t weight;
        std::uint32_t at;
        std::uint32_t first;
        std::uint32_t last;
        bool operator<(const Piece& other) const noexcept {
            return weight != other.weight ? weight < other.weight : at > other.at;
        }
    };
    /// Where the largest weight of [first, last) is, the first of equal ones. The range must not be empty and
    /// must lie in the list. Cost: constant.
    std::uint32_t best(std::uint32_t first, std::uint32_t last) const noexcept;
    std::uint32_t better(std::uint32_t a, std::uint32_t b) const noexcept;
    std::uint32_t scan(std::uint32_t first, std::uint32_t last) const noexcept;

    std::span<const std::uint32_t> weights_;
    /// levels_[k][i] is where the largest weight of blocks [i, i + 2^k) is.
    std::vector<std::vector<std::uint32_t>> levels_;
};

}  // namespace kindred::engine::data
