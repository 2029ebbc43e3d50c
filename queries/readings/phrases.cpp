#include "queries/readings/phrases.hpp"

#include "queries/base/ranking.hpp"

#include <algorithm>

namespace kindred::queries::readings {

namespace {

using engine::data::FieldSet;
using engine::data::TextField;

bool is_any(engine::WordId word, std::span<const engine::WordId> words) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

Phrase read_phrase(const engine::Generation& generation, const text::Clause& clause, Typing typing) {
    const engine::data::Dictionary& words = generation.dictionary();
    Phrase phrase;
    for (const text::QueryWord& word : clause.words) {
        std::vector<engine::WordId> ids;
        const auto known = words.find(word.word);
        if (known) ids.push_back(known->id);
        if (&word == &clause.words.back() && clause.unfinished && typing == Typing::unfinished) {
            for (const engine::data::WordEntry& entry : words.complete(word.word, ranking::completions))
                ids.push_back(entry.id);
        } else if (known && !known->stop) {
            phrase.stems.push_back(known->stem);
        }
        phrase.unknown = phrase.unknown || ids.empty();
        phrase.places.push_back(std::move(ids));
    }
    return phrase;
}

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

}  // namespace kindred::queries::readings
