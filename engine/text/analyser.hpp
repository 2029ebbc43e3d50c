#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine {

/// One word of a text.
struct Token {
    std::uint32_t begin;     ///< first byte of the word in the original text
    std::uint32_t end;       ///< one past its last byte
    std::uint32_t position;  ///< 0-based; stop words count, so phrases keep their distances
    bool stop;               ///< a stop word: keeps its position, is not posted
    std::string_view word;   ///< the folded word: "müller's" -> "muller"
    std::string_view
        stem;  ///< what is posted: the stem of `word`, or `word` itself where the language has no stemmer
};

/// Turns text into words and stems: the one analyser for documents, queries, highlights and the lexicon.
///
/// A word is a run of letters and digits (Unicode), with these rules:
/// - marks are stripped and case is folded after NFKD: "Erdős" -> erdos, "ﬁne" -> fine, "Straße" -> strasse;
/// - apostrophes inside a word vanish ("O'Brien" -> obrien) and a possessive 's is dropped ("model's" ->
/// model);
/// - hyphens and slashes separate: "GPT-4" -> gpt, 4; "h-index" -> h, index; "covid-19" -> covid, 19;
/// - a decimal point between digits holds: "GPT-3.5" -> gpt, 3.5;
/// - "C++", "C#", "F#" are words of their own: a single letter with ++ or # that no letter or digit follows;
/// - a run of Han, Hiragana, Katakana or Hangul becomes overlapping bigrams, a lone character stays alone;
/// - a word over `max_term_bytes` keeps its head and ends in a hash (engine/terms.hpp);
/// - bytes that are not UTF-8, control characters and everything else separate words.
///
/// Belongs to one thread. Cost: about 20 ns a byte of English text; stems are cached, the cache is bounded.
class Analyser {
 public:
    /// `language` is ISO 639-1 ("en"); an unknown one means no stemming and no stop words. Never throws on
    /// it.
    explicit Analyser(std::string_view language = "en");
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;

    /// The tokens of `text`, in order. The views live until the next call on this analyser.
    const std::vector<Token>& analyse(std::string_view text);

    /// True for languages with a stemmer.
    static bool has_stemmer(std::string_view language) noexcept;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kindred::engine
