#include "indexer/topics/phrase_stage.hpp"

#include "indexer/stage/batches.hpp"
#include "indexer/topics/word_forms.hpp"

#include <algorithm>

namespace kindred::indexer::topics {

namespace {

/// Records that one thread reads at a time.
constexpr std::uint32_t batch_records = 256;

/// The runs of words in the titles of some works.
struct TitleBatch {
    std::vector<std::string> titles;
    std::vector<PlacedUse> uses;
    std::vector<bool> shouted;
};

/// Reads titles on one thread; only the runs that `wanted(key)`.
template <typename Wanted>
auto title_reader(const engine::data::Records& works, const std::string& language, const Wanted& wanted) {
    return [&works, &wanted, analyser = engine::text::Analyser(language)](std::uint32_t first,
                                                                          std::uint32_t last) mutable {
        TitlePhrases phrases(analyser);
        TitleBatch batch;
        for (std::uint32_t i = first; i < last; ++i) {
            const std::string title = works.read(i).text("title");
            batch.titles.emplace_back(head_of(title, max_title_bytes));
            batch.shouted.push_back(is_shouted(batch.titles.back()));
            for (const PhraseUse& use : phrases.read(batch.titles.back())) {
                if (wanted(use.key)) batch.uses.push_back({i - first, use});
            }
        }
        return batch;
    };
}

}  // namespace

std::vector<Phrase> find_phrases(const engine::data::Records& works, const std::string& language,
                                 unsigned threads,
                                 const std::function<void(unsigned, std::uint32_t)>& advance,
                                 const std::atomic<bool>& stop) {
    PhraseMiner miner;
    const auto read_all = [&](unsigned reading, const auto& wanted, const auto& take) {
        stage::in_batches(
            works.size(), batch_records, threads, stop, [&] { return title_reader(works, language, wanted); },
            [&](std::uint32_t n, const TitleBatch& batch) {
                take(batch);
                advance(reading, n * batch_records + static_cast<std::uint32_t>(batch.titles.size()));
            });
    };
    read_all(
        0, [](std::uint64_t) { return true; }, [&](const TitleBatch& batch) { miner.count(batch.uses); });
    miner.choose_candidates(works.size());
    read_all(
        1, [&](std::uint64_t key) { return miner.candidate(key); },
        [&](const TitleBatch& batch) { miner.look(batch.titles, batch.uses, batch.shouted); });
    engine::text::Analyser analyser(language);
    return miner.phrases(analyser, stop);
}

}  // namespace kindred::indexer::topics
