#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::text {

/// A word before stemming.
struct Word {
    std::uint32_t begin;   ///< first byte in the text
    std::uint32_t end;     ///< one past the last byte in the text
    std::uint32_t folded;  ///< where its folded form starts in `Words::folded`
    std::uint32_t size;    ///< bytes of the folded form, 1 to `max_term_bytes`
};

/// The words of a text, in order. The folded forms of neighbouring bigrams overlap.
struct Words {
    std::string folded;
    std::vector<Word> words;

    std::string_view folded_form(const Word& word) const {
        return std::string_view(folded).substr(word.folded, word.size);
    }
};

/// Splits `text` (under 1 GiB) into words by the rules that engine/text/analyser.hpp states. Replaces what
/// `out` holds and keeps its memory. Linear in the text; invalid UTF-8 separates words.
void split_words(std::string_view text, Words& out);

}  // namespace kindred::engine::text
