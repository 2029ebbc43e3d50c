#pragma once
#include "engine/base/ids.hpp"
#include "engine/data/lexicon.hpp"
#include "engine/text/analyser.hpp"
#include "indexer/gathered/bounded_counts.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kindred::indexer::gathered {

/// Hash for looking strings up by view.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};
template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// The words and stems of one batch of works, numbered from 0 in order of first sight. Belongs to one thread.
class Vocabulary {
 public:
    struct Stem {
        std::string text;
        bool stop = false;
        std::uint32_t documents = 0;  ///< works of the batch with the stem in any text
        std::uint32_t last_work = 0;
    };
    struct Word {
        std::uint32_t number = 0;
        std::uint32_t stem = 0;
        std::uint32_t count = 0;
        std::uint32_t documents = 0;  ///< works with the word in any text
        std::uint32_t last_work = 0;
        bool stop = false;
        bool name = false;  ///< seen in the name of an author
    };
    /// The numbers of a token's word and stem.
    struct Numbers {
        std::uint32_t word;
        std::uint32_t stem;
    };

    /// What is added from now on is of the next work.
    void begin_work() noexcept { ++work_; }
    /// Counts the token's word and stem; `name`: it is of the name of an author.
    Numbers add(const engine::text::Token& token, bool name = false);
    const std::vector<Stem>& stems() const noexcept { return stems_; }
    /// By number.
    const std::vector<const StringMap<Word>::value_type*>& words() const noexcept { return by_number_; }

 private:
    /// Counts the work once for a word or stem.
    template <typename Seen>
    void count_work(Seen& seen) const noexcept {
        if (seen.last_work != work_) ++seen.documents;
        seen.last_work = work_;
    }

    StringMap<Word> words_;
    std::vector<const StringMap<Word>::value_type*> by_number_;  ///< into words_, whose nodes stay
    StringMap<std::uint32_t> stem_numbers_;
    std::vector<Stem> stems_;
    std::uint32_t work_ = 0;  ///< counted from 1
};

/// Collects the vocabulary of all batches into the lexicon. Numbers depend only on the order of the batches.
class LexiconBuilder {
 public:
    /// The collection's numbers for those of a batch.
    struct Numbers {
        std::vector<engine::StemId> stems;
        std::vector<engine::WordId> words;
    };

    /// Pairs of neighbouring stems that are remembered at most: 64 MiB.
    static constexpr std::size_t max_adjacent = std::size_t{1} << 21;

    Numbers add(const Vocabulary& batch);
    /// Counts the stems of a title, and which stand side by side.
    void add_title(const std::vector<engine::WordId>& title);
    /// Writes the `lexicon` file.
    void write_stems(const std::filesystem::path& path) const;
    /// Writes the `words` file.
    void write_words(const std::filesystem::path& path) const;
    /// The number of a folded word; `no_word` when no text has it.
    engine::WordId word(std::string_view text) const;

 private:
    StringMap<std::uint32_t> numbers_;
    std::vector<std::string> stems_;
    std::vector<engine::data::StemStatistics> statistics_;
    StringMap<Vocabulary::Word> words_;       ///< numbered from 1
    std::vector<engine::StemId> word_stems_;  ///< by number of the word, less 1
    BoundedCounts adjacent_{max_adjacent};    ///< by first stem << 32 | second stem
};

}  // namespace kindred::indexer::gathered
