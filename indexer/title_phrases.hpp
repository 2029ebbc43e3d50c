#pragma once
#include "engine/text/analyser.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kindred::indexer {

/// Most content words of a phrase that is read from a title: one more than is suggested, to see what a phrase
/// of four is a part of.
inline constexpr std::size_t max_phrase_words = 5;

/// A run of words in a title that may be a phrase.
struct PhraseUse {
    std::uint64_t key = 0;    ///< hash of its stems: "Neural Network" and "neural networks" are one
    std::uint32_t begin = 0;  ///< first byte in the title
    std::uint32_t end = 0;    ///< one past the last
    std::uint8_t words = 0;   ///< without stop words
    std::uint8_t units = 0;   ///< the same with everything that is joined by hyphens counted as one
    bool stops = false;       ///< has a stop word inside that is no part of a compound: "Mixture of Experts"
    bool opens = false;       ///< nothing stands before it that could belong to it
    bool closes = false;      ///< nothing stands after it that could belong to it
};

/// Reads the runs of one to `max_phrase_words` words of titles. A run ends at punctuation and at words that
/// start a new thought ("using", "towards"); it begins and ends with a content word, never inside a compound
/// ("Self-Supervised"), and may hold a few stop words ("of", "for", "the"). Runs of Chinese, Japanese and
/// Korean have no words to see and are passed over. Belongs to one thread, like its analyser.
class TitlePhrases {
 public:
    explicit TitlePhrases(engine::Analyser& analyser) : analyser_(analyser) {}

    /// Every run of `title`, by begin, then end. Lives until the next call.
    const std::vector<PhraseUse>& read(std::string_view title);

 private:
    enum class Kind : std::uint8_t { content, inner_stop, barrier };
    /// How a word is joined to the one before it.
    enum class Gap : std::uint8_t { cut, space, hyphen };
    struct Word {
        std::uint32_t begin, end;
        std::uint64_t hash;
        Kind kind;
        Gap before;
        bool number;
    };
    void read_words(std::string_view title);
    bool starts(std::size_t at) const noexcept;
    void read_from(std::size_t first);

    engine::Analyser& analyser_;
    std::vector<Word> words_;
    std::vector<PhraseUse> uses_;
};

}  // namespace kindred::indexer
