#pragma once
#include "engine/data/lexicon.hpp"
#include "engine/frame/flat_file.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace kindred::engine::data {

/// Words that stand side by side and mean what one word means.
struct Expression {
    enum class Kind : std::uint8_t {
        spelling,  ///< "non convex" for nonconvex
        acronym    ///< "graph convolutional network" for gcn
    };
    StemId target{};  ///< the stem of the one word
    Kind kind = Kind::spelling;
    std::vector<StemId> words;  ///< 2 to `max_words` stems, stop words too
    std::uint32_t works = 0;    ///< works that have them side by side, in this order

    static constexpr std::size_t max_words = 8;
};

/// Writes an `expressions` file; numbers follow the order of target, kind and words, whatever the order
/// given. Throws Error{io}.
void write_expressions(const std::filesystem::path& path, std::vector<Expression> expressions);

/// The expressions of a collection, numbered from 0. In postings and queries expression n counts as a stem,
/// the n-th after the last of the lexicon. Safe from many threads.
class Expressions {
 public:
    /// Throws Error{corrupt_index} when the file is damaged.
    explicit Expressions(const std::filesystem::path& path);

    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(targets_.size()); }
    StemId target(std::uint32_t n) const noexcept { return targets_[n]; }
    Expression::Kind kind(std::uint32_t n) const noexcept { return static_cast<Expression::Kind>(kinds_[n]); }
    std::uint32_t works(std::uint32_t n) const noexcept { return works_[n]; }
    std::span<const StemId> words(std::uint32_t n) const noexcept { return words_[n]; }

    /// The stem that stands for expression `n`.
    static StemId stem_of(std::uint32_t n, const Lexicon& lexicon) noexcept {
        return StemId{lexicon.size() + n};
    }
    /// The expression that `stem` stands for, none when it is a stem.
    std::optional<std::uint32_t> number_of(StemId stem, const Lexicon& lexicon) const noexcept {
        const std::uint32_t n = number(stem) - lexicon.size();
        return number(stem) >= lexicon.size() && n < size() ? std::optional(n) : std::nullopt;
    }

    /// The numbers of those that mean `target`, ascending. Cost: a binary search.
    std::vector<std::uint32_t> of(StemId target, Expression::Kind kind) const;
    /// Those whose first word is `stem`, by number. Cost: a binary search.
    std::span<const std::uint32_t> beginning_with(StemId stem) const noexcept;

 private:
    frame::FlatFile file_;
    std::span<const StemId> targets_;
    std::span<const std::uint8_t> kinds_;
    std::span<const std::uint32_t> works_;
    frame::Rows<StemId> words_;
    std::span<const std::uint32_t> by_first_word_;
};

/// Finds expressions in texts, word by word. Belongs to one thread.
class ExpressionFinder {
 public:
    /// Adds an expression of at least two words; its number is how many were added before it.
    void add(std::span<const StemId> words);
    /// What follows is another text.
    void start() noexcept { seen_ = 0; }
    /// Takes the next word of the text and calls found(number) for every expression that ends with it. Cost:
    /// some nanoseconds for a word that ends none.
    template <typename Found>
    void see(StemId stem, Found&& found) {
        last_[seen_++ % last_.size()] = stem;
        if (seen_ < 2 || number(stem) >= may_end_.size() || !may_end_[number(stem)]) return;
        const auto ending = by_last_words_.find(key(back(1), stem));
        if (ending == by_last_words_.end()) return;
        for (const std::uint32_t n : ending->second)
            if (ends_here(words_[n])) found(n);
    }

 private:
    static std::uint64_t key(StemId before, StemId last) noexcept {
        return std::uint64_t{number(before)} << 32 | number(last);
    }
    /// The word `words` before the last one.
    StemId back(std::size_t words) const noexcept { return last_[(seen_ - 1 - words) % last_.size()]; }
    bool ends_here(std::span<const StemId> words) const noexcept;

    frame::RowsBuilder<StemId> words_;
    std::vector<bool> may_end_;  ///< by stem
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_last_words_;
    std::array<StemId, Expression::max_words> last_{};
    std::size_t seen_ = 0;
};

}  // namespace kindred::engine::data
