#pragma once
#include "engine/base/ids.hpp"
#include "engine/data/lexicon.hpp"
#include "engine/data/range_top.hpp"
#include "engine/data/spellings.hpp"
#include "engine/frame/flat_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace kindred::engine::data {

/// A word of the collection, folded as the analyser folds it.
struct WordEntry {
    std::string_view text;
    std::uint32_t frequency = 0;  ///< times seen in titles, abstracts, names, venues and topics
    std::uint32_t documents = 0;  ///< works in which it was seen
    WordId id{};                  ///< its number in the forward file
    StemId stem{};      ///< what is posted for it; names are also posted raw (engine/base/terms.hpp)
    bool stop = false;  ///< a stop word: known, but neither posted nor completed to
    bool name = false;  ///< seen in the name of an author
};

/// How often two stems stand next to each other, in this order, in titles.
struct AdjacentStems {
    StemId first{};
    StemId second{};
    std::uint32_t count = 0;
};

/// Writes a `words` file. `words` must be sorted by text, each once; `adjacent` by first and second stem.
/// Throws Error{io}.
void write_words(const std::filesystem::path& path, std::span<const WordEntry> words,
                 std::span<const AdjacentStems> adjacent);

/// Every word of the collection, for completing and correcting what is typed. Dictionary and prefixes are
/// given folded, as a Token's `word`. Views live as long as this object. No call throws for any text, or
/// allocates more than its result and a small heap. Safe from many threads.
class Dictionary {
 public:
    /// Throws Error{corrupt_index} when the file is damaged. Cost: reads lengths and offsets once; 2 ms for a
    /// million words.
    explicit Dictionary(const std::filesystem::path& path);
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;

    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(words_.size()); }
    /// Word `number` in order of text; the number must be under `size()`.
    WordEntry word(std::uint32_t number) const noexcept;
    /// Cost: one binary search.
    std::optional<WordEntry> find(std::string_view word) const noexcept;

    /// The most frequent words that start with `prefix`, itself included when it is a word, ties by text; no
    /// stop words. Every prefix costs about the same, the empty one too.
    std::vector<WordEntry> complete(std::string_view prefix, std::size_t limit) const;

    /// What an unfinished word stands for: the distinct stems of the words that start with `prefix`, in the
    /// order of their most frequent such word; no stop words.
    std::vector<StemId> stems_of_prefix(std::string_view prefix, std::size_t limit) const;

    struct Correction {
        WordEntry word;
        unsigned distance = 0;
    };
    /// Words that `word` may be a typo of, the nearest first, of those the most frequent, ties by text:
    /// within 1 edit for 5 to 8 letters, 2 from 9, none below and none over 64. Swapping neighbours is one
    /// edit, a wrong first letter counts as one more. Digits are never corrected. If `word` is known itself,
    /// only words that are `clearly_more` times as frequent.
    std::vector<Correction> correct(std::string_view word, std::size_t limit) const;

    /// Two words that were typed without the space between them: "deeplearning". Both are words, and either
    /// stand next to each other in titles, or have four letters or more and are frequent. Nothing for a word
    /// that is known and not clearly rarer than the two together.
    std::optional<std::pair<WordEntry, WordEntry>> split(std::string_view word) const;

    /// One word that was typed as two: "data base" -> database. Nothing when the two together are about as
    /// usual as the one.
    std::optional<WordEntry> join(std::string_view first, std::string_view second) const;

    /// How often the two stems stand next to each other in titles, 0 if less than twice.
    std::uint32_t adjacent(StemId first, StemId second) const noexcept;

    /// Reads everything: that words are in order and have the stems that `lexicon` gives them. Throws
    /// Error{corrupt_index}.
    void check(const Lexicon& lexicon) const;

    static constexpr std::uint32_t clearly_more = 10;

 private:
    /// Calls `visit(number)` for the words that start with `prefix`, as `complete` lists them, until it
    /// returns false.
    template <typename Visit>
    void most_frequent(std::string_view prefix, Visit&& visit) const;
    std::uint32_t lower_bound(std::string_view text) const noexcept;

    frame::FlatFile file_;
    frame::Rows<char> words_;
    std::span<const std::uint32_t> frequencies_;
    std::span<const std::uint32_t> documents_;
    std::span<const WordId> ids_;
    std::span<const std::uint32_t> stems_;
    std::span<const std::uint8_t> flags_;
    std::span<const AdjacentStems> adjacent_;
    RangeTop top_;
    Spellings spellings_;
};

}  // namespace kindred::engine::data
