#pragma once
#include "engine/text/analyser.hpp"
#include "engine/text/language/stop_lists.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kindred::indexer::topics {

/// Most content words of a phrase that is read from a title: one more than is suggested, to see what a phrase
/// of four is a part of.
inline constexpr std::size_t max_phrase_words = 5;
/// Bytes of a title, and of an abstract, that phrases are read from: it bounds the memory of a batch.
inline constexpr std::size_t max_title_bytes = std::size_t{2} << 10;
inline constexpr std::size_t max_abstract_bytes = std::size_t{16} << 10;

/// The whole words in the first `bytes` of `text`: what stands before the last space of them. A text without
/// a space is cut before a character.
std::string_view head_of(std::string_view text, std::size_t bytes) noexcept;

/// A run of words in a title that may be a phrase.
struct PhraseUse {
    std::uint64_t key = 0;    ///< hash of its stems: "Neural Network" and "neural networks" are one
    std::uint64_t form = 0;   ///< hash of its words but for number and capitals
    std::uint32_t begin = 0;  ///< first byte in the title
    std::uint32_t end = 0;    ///< one past the last
    std::uint8_t words = 0;   ///< without stop words
    std::uint8_t units = 0;   ///< the same with everything that is joined by hyphens counted as one
    std::uint8_t stops = 0;   ///< stop words inside that are no part of a compound: "Mixture of Experts"
    bool article = false;     ///< one of them is "the"
    bool opens = false;       ///< nothing stands before it that could belong to it
    bool closes = false;      ///< nothing stands after it that could belong to it
};

/// Reads the runs of one to `max_phrase_words` words of titles. A run ends at punctuation and at words that
/// start a new thought ("using", "towards"); it begins and ends with a content word, never inside a compound
/// ("Self-Supervised"), and may hold a few stop words ("of", "for", "the"). Runs of Chinese, Japanese and
/// Korean have no words to see and are ignored. Belongs to one thread, like its analyser.
class TitlePhrases {
 public:
    explicit TitlePhrases(engine::text::Analyser& analyser) : analyser_(analyser) {}

    /// What is read from now on is in this language: its stop words end a run, beside those of the analyser.
    void speak(std::string_view language) { stops_ = &engine::text::StopList::of(language); }
    /// Every run of the first `bytes` of `title`, by begin, then end. Lives until the next call.
    const std::vector<PhraseUse>& read(std::string_view title, std::size_t bytes = max_title_bytes);

 private:
    enum class Kind : std::uint8_t { content, inner_stop, barrier };
    /// How a word is joined to the one before it.
    enum class Gap : std::uint8_t { cut, space, hyphen };
    struct Word {
        std::uint32_t begin, end;
        std::uint64_t stem, root;  ///< hashes
        Kind kind;
        Gap before;
        bool starts;  ///< a run may begin with it
        bool article;
    };
    void read_words(std::string_view title);
    void read_from(std::size_t first);

    engine::text::Analyser& analyser_;
    const engine::text::StopList* stops_ = &engine::text::StopList::of("");
    std::vector<Word> words_;
    std::vector<PhraseUse> uses_;
};

}  // namespace kindred::indexer::topics
