#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace kindred::engine::text {

/// Texts are analysed up to this many bytes; what follows is ignored. Bounds the memory of one call (48 bytes
/// a token, at most one token for two bytes).
inline constexpr std::size_t max_text_bytes = std::size_t{16} << 20;

/// One word of a text.
struct Token {
    std::uint32_t begin;     ///< first byte of the word in the original text
    std::uint32_t end;       ///< one past its last byte
    std::uint32_t position;  ///< 0-based; stop words count, so phrases keep their distances
    bool stop;               ///< a stop word: keeps its position, is not posted
    std::string_view word;   ///< the folded word: "müller's" -> "muller"
    std::string_view stem;   ///< what is posted: the stem of `word`, or `word` where there is no stemmer
};

/// Some of the bytes that words begin with.
using FirstBytes = std::bitset<256>;

/// Turns text into words and stems: the one analyser for documents, queries, highlights and the lexicon.
///
/// A word is a run of letters and digits (Unicode) with the marks on them, under these rules:
/// - it is folded as engine/text/fold.hpp says: "Erdős" -> erdos, "ﬁne" -> fine, "Straße" -> strasse;
/// - apostrophes inside a word, straight or curly, vanish ("O'Brien" -> obrien); a possessive 's is dropped,
///   from the byte range too ("model's" -> model);
/// - soft hyphens and zero-width characters inside a word are passed over;
/// - hyphens and slashes separate: "GPT-4" -> gpt, 4; "h-index" -> h, index; "covid-19" -> covid, 19;
/// - a decimal point between digits holds: "GPT-3.5" -> gpt, 3.5; a comma does not: "1,000" -> 1, 000;
/// - "C++", "C#", "F#" and "C++20" are words of their own: a single Latin letter with ++ or #, and digits
/// right
///   after that, when no letter follows;
/// - Greek letters that are signs are words by their English names: one alone or beside other letters or
///   digits, and two in a text without any Greek word of three letters: "TNFα" and "TNF-α" -> tnf, alpha;
///   "γδ T cells" -> gamma, delta, t, cells. A mu right before Latin letters is a u: "μm" -> um;
/// - a run of Han, Hiragana, Katakana, Hangul or Bopomofo becomes overlapping bigrams, a lone character stays
///   alone;
/// - a word over `max_term_bytes` keeps its head and ends in a hash (engine/base/terms.hpp);
/// - bytes that are not UTF-8, control characters and everything else separate words.
///
/// The stem of a stop word, of a word over 64 bytes, and of a word whose stem is a stop word ("mays"), is the
/// word itself. Only English has stop words.
///
/// Belongs to one thread. Linear in the text; 6 to 10 ns a byte of English text once its words are known.
/// Stems are cached, at most 200,000 words.
class Analyser {
 public:
    /// `language` is ISO 639-1 in lower case ("en"); an unknown one means no stemming and no stop words, and
    /// is no error.
    explicit Analyser(std::string_view language = "en");
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;

    /// The tokens of the first `max_text_bytes` of `text`, in order. They live until the next call on this
    /// analyser. For a caller who looks for stems that begin with a byte of `wanted`, a word that cannot have
    /// such a stem may come with an empty one and without its `stop`, and costs less.
    const std::vector<Token>& analyse(std::string_view text, const FirstBytes& wanted = FirstBytes().set());

    /// True for languages with a stemmer.
    static bool has_stemmer(std::string_view language) noexcept;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kindred::engine::text
