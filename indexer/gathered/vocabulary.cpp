#include "indexer/gathered/vocabulary.hpp"

#include "engine/data/dictionary.hpp"

#include <algorithm>

namespace kindred::indexer::gathered {

namespace {

/// Stems that stand side by side in one title only say nothing.
constexpr std::uint32_t min_adjacent = 2;

}  // namespace

Vocabulary::Numbers Vocabulary::add(const engine::text::Token& token, bool name) {
    auto known = words_.find(token.word);
    if (known == words_.end()) {
        const auto [stem, fresh] =
            stem_numbers_.try_emplace(std::string(token.stem), static_cast<std::uint32_t>(stems_.size()));
        if (fresh) stems_.push_back({stem->first, token.stop, 0, 0});
        const auto number = static_cast<std::uint32_t>(by_number_.size());
        const Word word = {.number = number, .stem = stem->second, .stop = token.stop};
        known = words_.emplace(std::string(token.word), word).first;
        by_number_.push_back(&*known);
    }
    Word& word = known->second;
    ++word.count;
    count_work(word);
    count_work(stems_[word.stem]);
    word.name = word.name || name;
    return {word.number, word.stem};
}

LexiconBuilder::Numbers LexiconBuilder::add(const Vocabulary& batch) {
    Numbers numbers;
    numbers.stems.reserve(batch.stems().size());
    for (const Vocabulary::Stem& stem : batch.stems()) {
        const auto [at, fresh] = numbers_.try_emplace(stem.text, static_cast<std::uint32_t>(stems_.size()));
        if (fresh) {
            stems_.push_back(stem.text);
            statistics_.push_back({0, stem.stop, {}});
        }
        statistics_[at->second].document_frequency += stem.documents;
        numbers.stems.push_back(engine::StemId{at->second});
    }
    numbers.words.reserve(batch.words().size());
    for (const auto* entry : batch.words()) {
        const Vocabulary::Word& seen = entry->second;
        Vocabulary::Word& total = words_[entry->first];
        if (total.number == 0) {
            word_stems_.push_back(numbers.stems[seen.stem]);
            total.number = static_cast<std::uint32_t>(word_stems_.size());
            total.stem = engine::number(numbers.stems[seen.stem]);
        }
        total.count += seen.count;
        total.documents += seen.documents;
        total.stop = seen.stop;
        total.name = total.name || seen.name;
        numbers.words.push_back(engine::WordId{total.number});
    }
    return numbers;
}

engine::WordId LexiconBuilder::word(std::string_view text) const {
    const auto at = words_.find(text);
    return at == words_.end() ? engine::no_word : engine::WordId{at->second.number};
}

void LexiconBuilder::add_title(const std::vector<engine::WordId>& title) {
    const auto stem = [&](std::size_t i) {
        return engine::number(word_stems_[engine::number(title[i]) - 1]);
    };
    std::vector<std::uint32_t> stems(title.size());
    for (std::size_t i = 0; i < title.size(); ++i) stems[i] = stem(i);
    std::ranges::sort(stems);
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    for (const std::uint32_t one : stems) ++statistics_[one].titles;
    for (std::size_t i = 1; i < title.size(); ++i) adjacent_.add(std::uint64_t{stem(i - 1)} << 32 | stem(i));
}

void LexiconBuilder::write_stems(const std::filesystem::path& path) const {
    std::vector<engine::data::StemStatistics> statistics = statistics_;
    std::vector<std::uint32_t> best(stems_.size(), 0);
    for (const auto& [word, seen] : words_) {
        std::string& surface = statistics[seen.stem].surface;
        // Equal counts go to the smaller word, so that the order of a hash table never shows.
        if (seen.count > best[seen.stem] || (seen.count == best[seen.stem] && word < surface)) {
            best[seen.stem] = seen.count;
            surface = word;
        }
    }
    engine::data::write_lexicon(path, stems_, statistics, word_stems_);
}

void LexiconBuilder::write_words(const std::filesystem::path& path) const {
    std::vector<engine::data::WordEntry> words;
    words.reserve(words_.size());
    for (const auto& [word, seen] : words_) {
        words.push_back({word, seen.count, seen.documents, engine::WordId{seen.number},
                         engine::StemId{seen.stem}, seen.stop, seen.name});
    }
    std::ranges::sort(words, {}, &engine::data::WordEntry::text);
    std::vector<engine::data::AdjacentStems> adjacent;
    for (const BoundedCounts::Entry& pair : adjacent_.sorted(min_adjacent)) {
        adjacent.push_back({engine::StemId{static_cast<std::uint32_t>(pair.key >> 32)},
                            engine::StemId{static_cast<std::uint32_t>(pair.key)}, pair.count});
    }
    engine::data::write_words(path, words, adjacent);
}

}  // namespace kindred::indexer::gathered
