#include "indexer/topics/phrase_stage.hpp"

#include "indexer/topics/word_forms.hpp"

#include <algorithm>

namespace kindred::indexer::topics {

namespace {

/// The runs of words in the title of a work.
struct ReadTitle {
    std::string title;
    std::vector<PhraseUse> uses;
};

}  // namespace

std::vector<Phrase> find_phrases(const gathered::RecordSpool& works, const std::string& language,
                                 const stage::Workers& workers,
                                 const std::function<void(unsigned, std::uint32_t)>& advance) {
    PhraseMiner miner;
    const auto read_all = [&](unsigned reading, const auto& wanted, const auto& take) {
        const auto reader = [&] {
            return [&, analyser = engine::text::Analyser(language)](std::uint32_t work) mutable {
                ReadTitle read = {works.read(work).text("title"), {}};
                read.title.resize(head_of(read.title, max_title_bytes).size());
                std::ranges::copy_if(TitlePhrases(analyser).read(read.title), std::back_inserter(read.uses),
                                     wanted, &PhraseUse::key);
                return read;
            };
        };
        workers.in_order(works.size(), reader, [&](std::uint32_t work, const ReadTitle& read) {
            take(read);
            advance(reading, work + 1);
        });
    };
    read_all(
        0, [](std::uint64_t) { return true; }, [&](const ReadTitle& read) { miner.count(read.uses); });
    miner.choose_candidates(works.size());
    read_all(
        1, [&](std::uint64_t key) { return miner.candidate(key); },
        [&](const ReadTitle& read) { miner.add_uses(read.title, read.uses, in_capitals(read.title)); });
    engine::text::Analyser analyser(language);
    return miner.phrases(analyser, workers);
}

}  // namespace kindred::indexer::topics
