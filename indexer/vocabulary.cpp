#include "indexer/vocabulary.hpp"

#include "engine/terms.hpp"

namespace kindred::indexer {

std::uint32_t Vocabulary::add(const engine::Token& token) {
    const auto known = words_.find(token.word);
    if (known != words_.end()) {
        ++known->second.count;
        return known->second.stem;
    }
    auto at = stem_numbers_.find(token.stem);
    if (at == stem_numbers_.end()) {
        at = stem_numbers_.emplace(std::string(token.stem), static_cast<std::uint32_t>(stems_.size())).first;
        stems_.push_back(
            {std::string(token.stem), engine::make_term(engine::title_prefix, token.stem), token.stop, 0});
    }
    words_.emplace(std::string(token.word), Word{at->second, 1});
    return at->second;
}

std::vector<engine::StemId> LexiconBuilder::add(const Vocabulary& batch) {
    std::vector<engine::StemId> numbers;
    numbers.reserve(batch.stems().size());
    for (const Vocabulary::Stem& stem : batch.stems()) {
        const auto [at, fresh] = numbers_.try_emplace(stem.text, static_cast<std::uint32_t>(stems_.size()));
        if (fresh) {
            stems_.push_back(stem.text);
            statistics_.push_back({0, stem.stop, {}});
        }
        statistics_[at->second].document_frequency += stem.documents;
        numbers.push_back(engine::StemId{at->second});
    }
    for (const auto& [word, seen] : batch.words()) {
        Vocabulary::Word& total = words_[word];
        total.stem = engine::number(numbers[seen.stem]);
        total.count += seen.count;
    }
    return numbers;
}

void LexiconBuilder::write(const std::filesystem::path& path) const {
    std::vector<engine::StemStatistics> statistics = statistics_;
    std::vector<std::uint32_t> best(stems_.size(), 0);
    for (const auto& [word, seen] : words_) {
        std::string& surface = statistics[seen.stem].surface;
        // Equal counts go to the smaller word, so that the order of a hash table never shows.
        if (seen.count > best[seen.stem] || (seen.count == best[seen.stem] && word < surface)) {
            best[seen.stem] = seen.count;
            surface = word;
        }
    }
    engine::write_lexicon(path, stems_, statistics);
}

}  // namespace kindred::indexer
