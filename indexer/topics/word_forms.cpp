#include "indexer/topics/word_forms.hpp"

#include "engine/base/ascii.hpp"
#include "engine/text/characters.hpp"

#include <algorithm>
#include <string>

namespace kindred::indexer::topics {

namespace {

/// Shorter words have no ending to lose: "gas", "use".
constexpr std::size_t min_word_with_ending = 4;

bool is_plural_acronym(const engine::text::Token& token, std::string_view text) noexcept {
    std::string_view written = text.substr(token.begin, token.end - token.begin);
    if (written.size() < 3 || written.back() != 's') return false;
    written.remove_suffix(1);
    return std::ranges::all_of(written, engine::is_upper);
}

bool ends_in_plural(std::string_view word) noexcept {
    if (word.back() != 's') return false;
    const char before = word[word.size() - 2];
    return before != 's' && before != 'u' && before != 'i';
}

/// The e of "boxes", "caches" and "classes", which "cache" and "case" have as well.
bool ends_in_hissed_e(std::string_view word) noexcept {
    return word.ends_with("se") || word.ends_with("xe") || word.ends_with("ze") || word.ends_with("che") ||
           word.ends_with("she");
}

}  // namespace

std::string_view stem_of(const engine::text::Token& token, std::string_view text) noexcept {
    std::string_view stem = token.stem;
    if (stem.ends_with('s') && is_plural_acronym(token, text)) stem.remove_suffix(1);
    return stem;
}

std::string_view root_of(const engine::text::Token& token, std::string_view text) noexcept {
    std::string_view word = token.word;
    if (is_plural_acronym(token, text)) word.remove_suffix(1);
    while (word.size() >= min_word_with_ending) {
        if (word.ends_with("ie")) return word.substr(0, word.size() - 2);
        if (word.ends_with('y')) return word.substr(0, word.size() - 1);
        if (!ends_in_plural(word) && !ends_in_hissed_e(word)) return word;
        word.remove_suffix(1);
    }
    return word;
}

bool in_capitals(std::string_view text) {
    bool letters = false;
    std::string character;
    std::string folded;
    for (std::size_t at = 0; at < text.size();) {
        const engine::Character next = engine::decode(text, at);
        at += next.size;
        if (!next.valid || engine::text::kind_of(next.code) != engine::text::CharKind::letter) continue;
        character.clear();
        folded.clear();
        engine::append_utf8(character, next.code);
        engine::text::append_folded(folded, next.code, 0);
        if (folded == character) return false;
        letters = true;
    }
    return letters;
}

}  // namespace kindred::indexer::topics
