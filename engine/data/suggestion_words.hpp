#pragma once
#include "engine/frame/flat_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kindred::engine::data {

/// Collects the words of suggestions and writes a `words` file of them. Belongs to one thread; memory: each
/// distinct word once and a number a word.
class SuggestionWordsBuilder {
 public:
    /// Adds the next suggestion: its spellings, each as its folded words in order. Spellings without a word
    /// are left out; one at least must have some.
    void add(const std::vector<std::vector<std::string>>& spellings);
    /// Throws Error{io}.
    void write(const std::filesystem::path& path) const;

 private:
    /// A word's number among the sorted ones, by its number in order of first sight.
    std::vector<std::uint32_t> sorted_numbers() const;

    std::unordered_map<std::string, std::uint32_t> numbers_;  ///< in order of first sight
    std::vector<std::string_view> words_;                     ///< keys of numbers_, which stay where they are
    frame::RowsBuilder<std::uint32_t> spellings_;
    std::vector<std::uint32_t> suggestion_of_;
    std::uint32_t suggestions_ = 0;
};

/// The words of the suggestions of a generation, both ways: which words a spelling of a suggestion has, in
/// order, and which spellings have a word. Everything is numbered from 0: words in order of their text,
/// spellings in order of their suggestions. Views live as long as this object. Safe from many threads.
class SuggestionWords {
 public:
    /// Words next to each other in order: [first, last).
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t last = 0;

        bool empty() const noexcept { return first == last; }
        bool has(std::uint32_t word) const noexcept { return word >= first && word < last; }
    };

    /// Throws Error{corrupt_index} when the file is damaged: every number in it is one of something that is
    /// there. Cost: reads every number once.
    explicit SuggestionWords(const std::filesystem::path& path);

    /// How many suggestions have words: each has at least one spelling.
    std::uint32_t suggestions() const noexcept {
        return suggestion_of_.empty() ? 0 : suggestion_of_.back() + 1;
    }
    std::uint32_t spellings() const noexcept { return static_cast<std::uint32_t>(suggestion_of_.size()); }
    std::uint32_t words() const noexcept { return static_cast<std::uint32_t>(words_.size()); }

    /// The folded word, or the words that start with `prefix`; empty when there is none. Cost: binary
    /// searches.
    Range find(std::string_view word) const noexcept;
    Range starting_with(std::string_view prefix) const noexcept;

    /// The spellings that have a word of `range`, each once a word: ascending when that is one word.
    std::span<const std::uint32_t> spellings_with(Range range) const noexcept;
    /// The words of a spelling, in order.
    std::span<const std::uint32_t> words_of(std::uint32_t spelling) const noexcept {
        return words_of_[spelling];
    }
    /// The suggestion that a spelling, under `spellings()`, is one of.
    std::uint32_t suggestion_of(std::uint32_t spelling) const noexcept { return suggestion_of_[spelling]; }

 private:
    frame::FlatFile file_;
    frame::Rows<char> words_;
    frame::Rows<std::uint32_t> words_of_;
    frame::Rows<std::uint32_t> spellings_with_;
    std::span<const std::uint32_t> suggestion_of_;
};

}  // namespace kindred::engine::data
