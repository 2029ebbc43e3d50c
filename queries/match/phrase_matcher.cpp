#include "queries/match/phrase_matcher.hpp"

#include <algorithm>

namespace kindred::queries::match {

namespace {

using engine::data::TextField;

bool is_any(engine::WordId word, std::span<const engine::WordId> words) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool PhraseMatcher::has(const Phrase& phrase, FieldSet fields) const {
    const std::size_t length = phrase.places.size();
    for (const TextField field : engine::data::text_fields) {
        const auto& words = text_[field];
        if (!fields.has(field) || words.size() < length) continue;
        for (std::size_t first = 0; first + length <= words.size(); ++first) {
            std::size_t at = 0;
            while (at < length && is_any(words[first + at], phrase.places[at])) ++at;
            if (at == length) return true;
        }
    }
    return false;
}

bool PhraseMatcher::has_any(std::span<const engine::WordId> words, FieldSet fields) const {
    return std::ranges::any_of(engine::data::text_fields, [&](TextField field) {
        return fields.has(field) &&
               std::ranges::any_of(text_[field], [&](engine::WordId word) { return is_any(word, words); });
    });
}

}  // namespace kindred::queries::match
