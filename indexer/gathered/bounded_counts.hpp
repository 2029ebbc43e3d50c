#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kindred::indexer::gathered {

/// Counts 64-bit keys in bounded memory: 32 bytes for each of `most` keys. When there are more, the rarest
/// are forgotten; one that comes back starts from nothing, so a count may be too low, by at most
/// `forgotten()` for each time it happened (after Manku and Motwani, Approximate frequency counts over data
/// streams, VLDB 2002). What is kept depends only on the order of the keys. Belongs to one thread.
class BoundedCounts {
 public:
    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t count = 0;
    };

    explicit BoundedCounts(std::size_t most) : most_(most) {}

    void add(std::uint64_t key, std::uint32_t count = 1);
    /// 0 for a key that was not seen or was forgotten.
    std::uint32_t count(std::uint64_t key) const noexcept;
    /// The keys counted at least `floor` times, ascending.
    std::vector<Entry> sorted(std::uint32_t floor) const;
    /// The largest count that was forgotten; 0 when none was.
    std::uint32_t forgotten() const noexcept { return forgotten_; }
    std::size_t size() const noexcept { return size_; }

 private:
    std::size_t slot_of(std::uint64_t key) const noexcept;
    void rehash(std::size_t slots);
    void make_room();

    std::size_t most_;
    std::size_t size_ = 0;
    std::uint32_t forgotten_ = 0;
    std::vector<Entry> slots_;  ///< none or a power of two, at most half of them taken; count 0 is free
};

}  // namespace kindred::indexer::gathered
