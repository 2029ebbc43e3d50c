#include "queries/readings/named_authors.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace kindred::queries::readings {

namespace {

using engine::data::TextField;

/// A word of a name: one that the collection has in names, or an initial.
struct NameWord {
    std::optional<engine::data::WordEntry> known;
    std::string_view initial;  ///< empty for a longer word

    NameWord(const engine::Generation& generation, const std::string& word) {
        known = generation.dictionary().find(word);
        if (known && !known->name) known.reset();
        if (engine::first_character(word) == word) initial = word;
    }
    bool possible() const noexcept { return known || !initial.empty(); }
    /// Its postings tell works that it may be in.
    bool posted() const noexcept { return known && !known->stop && initial.empty(); }
    bool is(engine::WordId word) const noexcept { return known && known->id == word; }
    bool begins(const engine::Generation& generation, engine::WordId word) const noexcept {
        if (initial.empty()) return false;
        return generation.lexicon().stem(generation.lexicon().stem_of(word)).starts_with(initial);
    }
};

/// Works with `word` among their authors, ascending.
std::vector<std::uint32_t> works_by(const engine::Generation& generation, const NameWord& word) {
    std::vector<std::uint32_t> works;
    generation.postings().visit(word.known->stem, [&](const engine::data::Posting& posting) {
        if (posting.fields.has(TextField::authors)) works.push_back(engine::number(posting.work));
    });
    return works;
}

/// True when one author of `work` has both words.
bool has_author(const engine::Generation& generation, std::uint32_t work, const NameWord& one,
                const NameWord& other) {
    bool found = false;
    bool has_one = false;
    bool has_other = false;
    generation.forward().scan(engine::WorkId{work}, [&](TextField field, std::uint32_t, engine::WordId word) {
        if (field != TextField::authors || found) return;
        if (word == engine::no_word) {
            has_one = has_other = false;
        } else if (!has_one && one.is(word)) {
            has_one = true;
        } else if (other.is(word) || other.begins(generation, word)) {
            has_other = true;
        }
        found = has_one && has_other;
    });
    return found;
}

}  // namespace

std::vector<std::uint32_t> works_by_name(const engine::Generation& generation, const text::QueryWord& one,
                                         const text::QueryWord& other) {
    NameWord first(generation, one.word);
    NameWord second(generation, other.word);
    if (!first.possible() || !second.possible()) return {};
    if (!first.posted()) std::swap(first, second);
    if (!first.posted()) return {};
    std::vector<std::uint32_t> works = works_by(generation, first);
    if (second.posted() && first.known->id != second.known->id && !works.empty()) {
        std::vector<std::uint32_t> both;
        std::ranges::set_intersection(works, works_by(generation, second), std::back_inserter(both));
        works = std::move(both);
    }
    if (works.size() > max_namesakes_works) works.resize(max_namesakes_works);
    std::erase_if(works, [&](std::uint32_t work) { return !has_author(generation, work, first, second); });
    return works;
}

}  // namespace kindred::queries::readings
