#include "engine/text/analyser.hpp"

#include "engine/text/stem_cache.hpp"
#include "engine/text/stop_words.hpp"
#include "engine/text/words.hpp"
#include "engine/xapian/stemmer.hpp"

#include <deque>
#include <utility>

namespace kindred::engine::text {

struct Analyser::State {
    explicit State(std::string_view language)
        : stemmer(language), stems(xapian::Stemmer::exists(language)), english(language == "en") {}

    xapian::Stemmer stemmer;
    bool stems;
    bool english;
    Words words;
    std::vector<Token> tokens;
    StemCache cache;
    std::deque<std::string> spilled;  // stems of this call that found the cache full

    /// Lets go of the memory that one huge text took.
    void trim() {
        constexpr std::size_t usual_words = 1 << 16;
        spilled.clear();
        tokens.clear();
        if (words.words.capacity() <= usual_words) return;
        tokens = {};
        words = {};
    }

    Stemmed stem_of(std::string_view word) {
        // No word of a language with a stemmer is longer; what is, is a sequence or a slip and stands for
        // itself.
        constexpr std::size_t max_stemmed_bytes = 64;
        if (!stems || word.size() > max_stemmed_bytes) return {word, word, false};
        if (const auto* known = cache.find(word)) return *known;
        const bool stop = english && is_english_stop_word(word);
        std::string made = stop ? std::string(word) : stemmer.stem(word);
        // "mays" is no form of "may": a stem that is a stop word would not be posted.
        if (english && !stop && is_english_stop_word(made)) made = word;
        if (made.empty()) made = word;
        if (const auto* added = cache.insert(word, made, stop)) return *added;
        return {word, spilled.emplace_back(std::move(made)), stop};
    }
};

Analyser::Analyser(std::string_view language) : state_(std::make_unique<State>(language)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

const std::vector<Token>& Analyser::analyse(std::string_view text, const FirstBytes& wanted) {
    auto& s = *state_;
    if (s.cache.full()) s.cache.clear();
    s.trim();
    split_words(text.substr(0, max_text_bytes), s.words);
    s.tokens.reserve(s.words.words.size());
    std::uint32_t position = 0;
    for (const auto& word : s.words.words) {
        const auto folded = s.words.folded_form(word);
        // English stems begin as their words do; an Indonesian one may have lost a prefix.
        const bool stemmed = !s.english || wanted.test(static_cast<unsigned char>(folded.front()));
        const auto found = stemmed ? s.stem_of(folded) : Stemmed{folded, {}, false};
        s.tokens.push_back({word.begin, word.end, position++, found.stop, folded, found.stem});
    }
    return s.tokens;
}

bool Analyser::has_stemmer(std::string_view language) noexcept {
    return xapian::Stemmer::exists(language);
}

}  // namespace kindred::engine::text
