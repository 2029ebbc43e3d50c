#pragma once
#include "engine/ids.hpp"
#include "engine/store/lexicon.hpp"
#include "engine/text/analyser.hpp"
#include "indexer/bounded_counts.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kindred::indexer {

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
        std::string title_term;  ///< the stem under the title prefix
        bool stop = false;
        std::uint32_t documents = 0;  ///< works of the batch with the stem in title or abstract
    };
    struct Word {
        std::uint32_t stem = 0;
        std::uint32_t count = 0;
        std::uint32_t documents = 0;  ///< works with the word in any text
        std::uint32_t last_work = 0;
        bool stop = false;
        bool name = false;  ///< seen in the name of an author
    };
    enum class From { text, name };

    /// What is added from now on is of the next work.
    void begin_work() noexcept { ++work_; }
    /// The number of the token's stem; counts its word.
    std::uint32_t add(const engine::Token& token, From from = From::text);
    std::vector<Stem>& stems() noexcept { return stems_; }
    const std::vector<Stem>& stems() const noexcept { return stems_; }
    const StringMap<Word>& words() const noexcept { return words_; }

 private:
    StringMap<Word> words_;
    StringMap<std::uint32_t> stem_numbers_;
    std::vector<Stem> stems_;
    std::uint32_t work_ = 0;  ///< counted from 1
};

/// Collects the vocabulary of all batches into the lexicon. Numbers depend only on the order of the batches.
class LexiconBuilder {
 public:
    /// Pairs of neighbouring stems that are remembered at most: 64 MiB.
    static constexpr std::size_t max_adjacent = std::size_t{1} << 21;

    /// Adds a batch; element i of the result is the collection's number for the batch's stem i.
    std::vector<engine::StemId> add(const Vocabulary& batch);
    /// Counts which stems of a title stand side by side.
    void add_title(const std::vector<engine::StemId>& title);
    /// Writes the `lexicon` file.
    void write_stems(const std::filesystem::path& path) const;
    /// Writes the `words` file.
    void write_words(const std::filesystem::path& path) const;
    /// The text of a stem.
    const std::string& stem(engine::StemId id) const { return stems_[engine::number(id)]; }
    std::size_t size() const noexcept { return stems_.size(); }

 private:
    StringMap<std::uint32_t> numbers_;
    std::vector<std::string> stems_;
    std::vector<engine::StemStatistics> statistics_;
    StringMap<Vocabulary::Word> words_;
    BoundedCounts adjacent_{max_adjacent};  ///< by first stem << 32 | second stem
};

}  // namespace kindred::indexer
