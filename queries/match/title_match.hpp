#pragma once
#include "queries/match/word_roles.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace kindred::queries::match {

/// Compares titles, word by word, with what was typed. Stop words count on neither side.
class TitleMatch {
 public:
    /// `typed` are the terms of a query in order; they must outlive this.
    explicit TitleMatch(std::span<const std::uint32_t> typed) noexcept : typed_(typed) {}

    /// What follows is another title.
    void start() noexcept { *this = TitleMatch(typed_); }
    /// False once the words seen cannot become a match of any kind: no more have to be seen.
    bool open() const noexcept { return goes_on_ == never && !typed_.empty(); }
    /// Whether `term` is what the next word must be.
    bool expects(std::uint32_t term) const noexcept { return !complete() && typed_[met_] == term; }
    /// Takes the next word of the title; is_stop() is asked of words that are not the next one typed.
    template <typename IsStop>
    void see(std::uint32_t position, std::span<const WordRole> roles, IsStop&& is_stop) {
        const bool next =
            !complete() && std::ranges::find(roles, typed_[met_], &WordRole::term) != roles.end();
        if (next) {
            ++met_;
            end_ = position + 1;
        } else if (!is_stop()) {
            goes_on_ = position;
        }
    }

    /// The title is what was typed.
    bool whole() const noexcept { return complete() && goes_on_ == never; }
    /// Its first `words` words, the name of the work, are what was typed.
    bool name(std::uint32_t words) const noexcept { return complete() && end_ <= words && goes_on_ >= words; }

 private:
    static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
    bool complete() const noexcept { return met_ == typed_.size() && met_ > 0; }

    std::span<const std::uint32_t> typed_;
    std::size_t met_ = 0;            ///< of the typed words
    std::uint32_t end_ = 0;          ///< where the last of them ends
    std::uint32_t goes_on_ = never;  ///< where the first word stands that is not theirs
};

}  // namespace kindred::queries::match
