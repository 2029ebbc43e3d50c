#pragma once
#include "engine/base/ids.hpp"
#include "engine/frame/flat_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::data {

/// What the collection knows of one stem.
struct StemStatistics {
    std::uint32_t document_frequency = 0;  ///< works with the stem in any of their texts
    bool stop = false;                     ///< a stop word: kept in the forward file, not posted
    std::string surface;       ///< the word most often seen for the stem, folded: "comput" -> "computing"
    std::uint32_t titles = 0;  ///< works with the stem in their title
};

/// Writes the `lexicon` file: `stems[i]` is the text of StemId i, `word_stems[i]` the stem of WordId i + 1.
void write_lexicon(const std::filesystem::path& path, const std::vector<std::string>& stems,
                   const std::vector<StemStatistics>& statistics, const std::vector<StemId>& word_stems);

/// The stems of the collection, by number and by text, and the words of each. Safe from many threads.
class Lexicon {
 public:
    explicit Lexicon(const std::filesystem::path& path);

    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(stems_.size()); }
    /// "" when there is no such stem.
    std::string_view stem(StemId id) const noexcept { return stems_[number(id)]; }
    /// The word a reader would recognise for the stem.
    std::string_view surface(StemId id) const noexcept { return surfaces_[number(id)]; }
    std::uint32_t document_frequency(StemId id) const noexcept {
        return number(id) < document_frequencies_.size() ? document_frequencies_[number(id)] : 0;
    }
    /// How many works have the stem in their title; in all of their texts for an index that does not say.
    std::uint32_t title_frequency(StemId id) const noexcept {
        return number(id) < title_frequencies_.size() ? title_frequencies_[number(id)]
                                                      : document_frequency(id);
    }
    bool stop(StemId id) const noexcept { return number(id) < stops_.size() && stops_[number(id)] != 0; }
    /// Cost: one binary search.
    std::optional<StemId> find(std::string_view stem) const noexcept;

    /// Words of the collection; the last is WordId{words()}.
    std::uint32_t words() const noexcept { return static_cast<std::uint32_t>(word_stems_.size()); }
    /// The stem of a word; of an unknown one, and of `no_word`, a stem that does not exist.
    StemId stem_of(WordId word) const noexcept {
        const std::uint32_t at = number(word) - 1;
        return at < word_stems_.size() ? word_stems_[at] : no_stem;
    }
    /// The words that have this stem, ascending.
    std::span<const WordId> words_of(StemId stem) const noexcept { return stem_words_[number(stem)]; }

    static constexpr StemId no_stem{0xFFFFFFFF};

 private:
    frame::FlatFile file_;
    frame::Rows<char> stems_;
    frame::Rows<char> surfaces_;
    std::span<const std::uint32_t> document_frequencies_;
    std::span<const std::uint32_t> title_frequencies_;
    std::span<const std::uint8_t> stops_;
    std::span<const std::uint32_t> by_text_;
    std::span<const StemId> word_stems_;
    frame::Rows<WordId> stem_words_;
};

}  // namespace kindred::engine::data
