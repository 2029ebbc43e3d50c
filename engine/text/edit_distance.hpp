#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace kindred::engine::text {

/// Words of more letters have no edit distance here: they do not fit a machine word, and nobody types them.
inline constexpr std::size_t max_letters = 64;

/// The letters (code points) of a folded word.
class Letters {
 public:
    /// Nothing when `word` is not UTF-8 or has over `max_letters` letters.
    static std::optional<Letters> of(std::string_view word) noexcept;

    std::size_t size() const noexcept { return size_; }
    char32_t operator[](std::size_t i) const noexcept { return letters_[i]; }
    const char32_t* begin() const noexcept { return letters_.data(); }
    const char32_t* end() const noexcept { return letters_.data() + size_; }

    /// A bit for every letter that occurs; some letters share one. An edit adds at most one bit and removes
    /// at most one.
    std::uint64_t signature() const noexcept;
    /// True when there is no letter but digits and points.
    bool only_digits() const noexcept;
    /// True when the digits of both, in order, are the same.
    bool same_digits(const Letters& other) const noexcept;

 private:
    Letters() = default;
    std::array<char32_t, max_letters> letters_;
    std::size_t size_ = 0;
};

/// True unless the signatures prove that more than `distance` (1 or 2) edits lie between two words.
constexpr bool may_be_within(unsigned distance, std::uint64_t a, std::uint64_t b) noexcept {
    // Clearing the lowest bit `distance` times must leave nothing: cheaper than counting bits.
    std::uint64_t lost = a & ~b;
    std::uint64_t gained = b & ~a;
    lost &= lost - 1;
    gained &= gained - 1;
    if (distance > 1) {
        lost &= lost - 1;
        gained &= gained - 1;
    }
    return (lost | gained) == 0;
}

/// One word, made ready to be compared with many. The distance is that of optimal string alignment:
/// inserting, deleting or replacing a letter or swapping two neighbours costs 1, and no part is edited twice.
class EditPattern {
 public:
    explicit EditPattern(const Letters& pattern) noexcept;
    /// Cost: some 2 ns a letter of `text`. After Hyyrö, A bit-vector algorithm for computing Levenshtein and
    /// Damerau edit distances, Nordic Journal of Computing 10, 2003.
    unsigned distance(const Letters& text) const noexcept;

 private:
    std::uint64_t places(char32_t letter) const noexcept;

    std::size_t size_;
    std::array<std::uint64_t, 128> ascii_ = {};  ///< by letter: the bits of its places in the pattern
    std::array<std::pair<char32_t, std::uint64_t>, max_letters> others_;
    std::size_t others_size_ = 0;
};

}  // namespace kindred::engine::text
