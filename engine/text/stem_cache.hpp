#pragma once
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace kindred::engine::text {

/// What is known of a folded word. The views live until the cache is cleared.
struct Stemmed {
    std::string_view word;
    std::string_view stem;
    bool stop = false;
};

/// Folded words and their stems: an open hash table over a growing block of characters. Bounded: it refuses
/// more than `max_words`, and the owner clears it between two texts. About 64 bytes a word.
class StemCache {
 public:
    static constexpr std::size_t max_words = 200'000;

    /// The entry of `word`, or null.
    const Stemmed* find(std::string_view word) const noexcept;

    /// Adds `word`, which must not be there, and returns its entry; null when the cache is full.
    const Stemmed* insert(std::string_view word, std::string_view stem, bool stop);

    bool full() const noexcept { return size_ >= max_words; }
    void clear() noexcept;

 private:
    struct Slot {
        std::uint64_t hash = 0;
        Stemmed entry;
    };

    /// Where `word` is, or the free slot where it goes.
    std::size_t slot_of(std::uint64_t hash, std::string_view word) const noexcept;
    std::string_view keep(std::string_view text);
    void grow();

    std::vector<Slot> slots_;  // size is zero or a power of two, at most half are taken
    std::pmr::monotonic_buffer_resource characters_{std::size_t{1} << 16};
    std::size_t size_ = 0;
};

}  // namespace kindred::engine::text
