#include "engine/text/edit_distance.hpp"

#include "engine/text/characters.hpp"

#include <algorithm>

namespace kindred::engine::text {

namespace {

constexpr bool is_digit(char32_t letter) noexcept {
    return letter >= U'0' && letter <= U'9';
}

constexpr unsigned signature_bit(char32_t letter) noexcept {
    if (letter >= U'a' && letter <= U'z') return static_cast<unsigned>(letter - U'a');
    if (is_digit(letter)) return static_cast<unsigned>(26 + letter - U'0');
    return static_cast<unsigned>(36 + letter % 28);
}

}  // namespace

std::optional<Letters> Letters::of(std::string_view word) noexcept {
    Letters out;
    for (std::size_t at = 0; at < word.size();) {
        if (out.size_ == max_letters) return std::nullopt;
        const Character character = decode(word, at);
        if (!character.valid) return std::nullopt;
        out.letters_[out.size_++] = character.code;
        at += character.size;
    }
    return out;
}

std::uint64_t Letters::signature() const noexcept {
    std::uint64_t bits = 0;
    for (const char32_t letter : *this) bits |= std::uint64_t{1} << signature_bit(letter);
    return bits;
}

bool Letters::only_digits() const noexcept {
    return std::all_of(begin(), end(), [](char32_t letter) { return is_digit(letter) || letter == U'.'; });
}

bool Letters::same_digits(const Letters& other) const noexcept {
    const auto* one = begin();
    const auto* two = other.begin();
    while (true) {
        one = std::find_if(one, end(), is_digit);
        two = std::find_if(two, other.end(), is_digit);
        if (one == end() || two == other.end()) return one == end() && two == other.end();
        if (*one++ != *two++) return false;
    }
}

EditPattern::EditPattern(const Letters& pattern) noexcept : size_(pattern.size()) {
    for (std::size_t i = 0; i < size_; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        const char32_t letter = pattern[i];
        if (letter < ascii_.size()) {
            ascii_[letter] |= bit;
            continue;
        }
        std::size_t at = 0;
        while (at < others_size_ && others_[at].first != letter) ++at;
        if (at == others_size_) others_[others_size_++] = {letter, 0};
        others_[at].second |= bit;
    }
}

std::uint64_t EditPattern::places(char32_t letter) const noexcept {
    if (letter < ascii_.size()) return ascii_[letter];
    for (std::size_t i = 0; i < others_size_; ++i) {
        if (others_[i].first == letter) return others_[i].second;
    }
    return 0;
}

unsigned EditPattern::distance(const Letters& text) const noexcept {
    if (size_ == 0) return static_cast<unsigned>(text.size());
    // The bits of a word are a column of the table of distances: where it rises (up), where it falls (down),
    // and where the diagonal stays level (level).
    std::uint64_t up = ~std::uint64_t{0};
    std::uint64_t down = 0;
    std::uint64_t level = 0;
    std::uint64_t before = 0;
    const std::uint64_t last = std::uint64_t{1} << (size_ - 1);
    auto distance = static_cast<unsigned>(size_);
    for (const char32_t letter : text) {
        const std::uint64_t here = places(letter);
        const std::uint64_t swapped = ((~level & here) << 1) & before;
        level = ((((here & up) + up) ^ up) | here | down) | swapped;
        std::uint64_t rises = down | ~(level | up);
        std::uint64_t falls = level & up;
        if ((rises & last) != 0) ++distance;
        if ((falls & last) != 0) --distance;
        rises = (rises << 1) | 1;
        falls <<= 1;
        up = falls | ~(level | rises);
        down = rises & level;
        before = here;
    }
    return distance;
}

}  // namespace kindred::engine::text
