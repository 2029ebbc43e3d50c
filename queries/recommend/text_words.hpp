#pragma once
#include "engine/text/analyser.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::queries::recommend {

/// Of an abstract, and of any other text, this many bytes are read.
inline constexpr std::size_t max_read_bytes = std::size_t{16} << 10;

/// How a word of a text goes on from the one before it.
enum class Join : std::uint8_t {
    cut,      ///< punctuation, or nothing before it
    space,    ///< a space
    hyphen,   ///< a hyphen or slash
    overlap,  ///< both are bigrams of one run of a script without spaces
};

/// A word of a text that is compared with others.
struct TextWord {
    std::uint64_t stem;   ///< `stem_key` of its stem
    std::uint32_t begin;  ///< in TextWords::text
    std::uint32_t end;
    Join before;
    bool stop;   ///< a stop word of the index or of the language of the text
    bool term;   ///< may say by itself what a text is about: no number, single letter, half of a word, URL
    bool opens;  ///< in the title, or the first of a sentence: a first capital says nothing
};

/// A text and its words.
struct TextWords {
    std::string text;  ///< a title in capitals in small letters
    std::vector<TextWord> words;
};

/// What a text is, as a record has it.
struct WorkText {
    std::string_view title;
    std::string_view abstract;
    std::string_view language;  ///< as the record says; "" when it says nothing
};

/// A number for the text of a stem, the same for the same text.
std::uint64_t stem_key(std::string_view stem) noexcept;

/// Reads the words of a text; `index_language` is that of `analyser`. Cost: an analysis, some ten
/// microseconds for an abstract; more where the language must be detected (engine/text/language/detect.hpp).
TextWords read_words(const WorkText& work, engine::text::Analyser& analyser, std::string_view index_language);

}  // namespace kindred::queries::recommend
