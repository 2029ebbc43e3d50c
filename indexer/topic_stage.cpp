#include "indexer/topic_stage.hpp"

#include "engine/fields.hpp"
#include "engine/generation.hpp"
#include "indexer/batches.hpp"
#include "indexer/topics.hpp"

#include <algorithm>
#include <map>

namespace kindred::indexer {

namespace {

namespace files = engine::generation_files;

/// Records that one thread reads at a time.
constexpr std::uint32_t batch_records = 4096;

/// The runs of words in the titles of some works.
struct TitleBatch {
    std::vector<std::string> titles;
    std::vector<PlacedUse> uses;
    std::vector<bool> shouted;
};

/// Some works with the topics they name.
struct TopicBatch {
    std::vector<std::string> records;                ///< by work, encoded
    std::vector<std::vector<std::uint32_t>> topics;  ///< by work; empty for works that keep their own
};

bool written_in_capitals(const std::string& title) {
    return std::none_of(title.begin(), title.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Reads titles on one thread; only the runs that `wanted(key)`.
template <typename Wanted>
auto title_reader(const engine::Records& works, const std::string& language, const Wanted& wanted) {
    return [&works, &wanted, analyser = engine::Analyser(language)](std::uint32_t first,
                                                                    std::uint32_t last) mutable {
        TitlePhrases phrases(analyser);
        TitleBatch batch;
        for (std::uint32_t i = first; i < last; ++i) {
            batch.titles.push_back(works.read(i).text("title"));
            batch.shouted.push_back(written_in_capitals(batch.titles.back()));
            for (const PhraseUse& use : phrases.read(batch.titles.back())) {
                if (wanted(use.key)) batch.uses.push_back({i - first, use});
            }
        }
        return batch;
    };
}

/// The fields of a stored work that come before its topics.
bool before_topics(const engine::StoredRecord::Field& field) {
    if (field.name == "_authors") return true;
    const auto at = std::find_if(engine::work_fields.begin(), engine::work_fields.end(),
                                 [&](const engine::Field& f) { return f.name == field.name; });
    const auto topics = std::find_if(engine::work_fields.begin(), engine::work_fields.end(),
                                     [](const engine::Field& f) { return f.name == "topics"; });
    return at < topics;
}

class TopicStage {
 public:
    TopicStage(const BuildOptions& options, unsigned threads, Collection& collection,
               const std::filesystem::path& directory, Progress& progress, const std::atomic<bool>& stop)
        : options_(options),
          threads_(threads),
          collection_(collection),
          directory_(directory),
          progress_(progress),
          stop_(stop),
          analyser_(options.language) {}

    std::vector<Phrase> run() {
        std::vector<Phrase> phrases = mine();
        Topics topics(phrases);
        spell(topics);
        if (topics.size() != 0 && collection_.works_without_topics() != 0) give(topics);
        return phrases;
    }

 private:
    std::vector<Phrase> mine() {
        const engine::Records works(directory_ / files::work_records);
        PhraseMiner miner;
        const auto all = [](std::uint64_t) { return true; };
        in_batches(
            works.size(), batch_records, threads_, stop_,
            [&] { return title_reader(works, options_.language, all); },
            [&](std::uint32_t, const TitleBatch& batch) { miner.count(batch.uses); });
        miner.choose_candidates(works.size());
        const auto candidate = [&](std::uint64_t key) { return miner.candidate(key); };
        in_batches(
            works.size(), batch_records, threads_, stop_,
            [&] { return title_reader(works, options_.language, candidate); },
            [&](std::uint32_t, const TitleBatch& batch) {
                miner.look(batch.titles, batch.uses, batch.shouted);
            });
        return miner.phrases(analyser_);
    }

    /// Topics of the input say how theirs are written: the commonest spelling last, so that it stays.
    void spell(Topics& topics) {
        std::map<std::uint32_t, std::uint32_t> counts;
        const Authorship& authorship = collection_.authorship();
        for (std::uint32_t i = 0; i < collection_.works(); ++i) {
            for (const std::uint32_t topic : authorship.facts(engine::WorkId{i}).topics) ++counts[topic];
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> rising;
        for (const auto& [topic, count] : counts) rising.emplace_back(count, topic);
        std::sort(rising.begin(), rising.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second > b.second;
        });
        TitlePhrases reader(analyser_);
        for (const auto& [count, topic] : rising) {
            const std::string& text = authorship.text(topic);
            for (const PhraseUse& use : reader.read(text)) {
                if (use.begin == 0 && use.end == text.size()) topics.spell(use.key, text);
            }
        }
    }

    /// Reads works on one thread, with the topics of those that have none.
    auto work_reader(const engine::Records& works, const Topics& topics) const {
        return [&, this, analyser = engine::Analyser(options_.language)](std::uint32_t first,
                                                                         std::uint32_t last) mutable {
            TopicReader reader(topics, analyser);
            TopicBatch batch;
            std::vector<engine::StoredRecord::Field> fields;
            for (std::uint32_t i = first; i < last; ++i) {
                const engine::StoredRecord record = works.read(i);
                fields = record.fields();
                std::vector<std::uint32_t> named;
                if (collection_.authorship().facts(engine::WorkId{i}).topics.empty())
                    named = reader.read(record.text("title"), record.text("abstract"));
                std::string json;
                if (!named.empty()) {
                    json = json_of(named, topics);
                    fields.insert(std::find_if_not(fields.begin(), fields.end(), before_topics),
                                  {"topics", json});
                }
                batch.records.push_back(engine::RecordsWriter::encode(fields));
                batch.topics.push_back(std::move(named));
            }
            return batch;
        };
    }

    /// Writes records and texts again, with the topics.
    void give(const Topics& topics) {
        const auto records_path = directory_ / files::work_records;
        const auto forward_path = directory_ / files::forward;
        const std::filesystem::path more_records = records_path.string() + ".topics";
        const std::filesystem::path more_forward = forward_path.string() + ".topics";
        {
            const engine::Records works(records_path);
            const engine::Forward texts(forward_path);
            engine::RecordsWriter records(more_records);
            engine::ForwardWriter forward(more_forward);
            engine::ForwardText text;
            const auto words = words_of(topics);
            in_batches(
                works.size(), batch_records, threads_, stop_, [&] { return work_reader(works, topics); },
                [&](std::uint32_t n, const TopicBatch& batch) {
                    for (std::uint32_t i = 0; i < batch.records.size(); ++i) {
                        const engine::WorkId work{n * batch_records + i};
                        records.add(batch.records[i]);
                        texts.read(work, text);
                        for (const std::uint32_t topic : batch.topics[i]) {
                            auto& field = text[engine::TextField::found_topics];
                            if (!field.empty()) field.push_back(engine::no_word);
                            field.insert(field.end(), words[topic].begin(), words[topic].end());
                        }
                        forward.add(text);
                        add_to_collection(work, batch.topics[i], topics);
                    }
                    progress_.advance(n * batch_records + batch.records.size(),
                                      static_cast<double>(n + 1) * batch_records / works.size());
                });
            records.finish();
            forward.finish();
        }
        std::filesystem::rename(more_records, records_path);
        std::filesystem::rename(more_forward, forward_path);
    }

    void add_to_collection(engine::WorkId work, const std::vector<std::uint32_t>& named,
                           const Topics& topics) {
        if (named.empty()) return;
        std::vector<std::string_view> texts;
        for (const std::uint32_t topic : named) texts.emplace_back(topics.text(topic));
        collection_.set_topics(work, texts);
    }

    /// By topic, its words as the lexicon numbers them.
    std::vector<std::vector<engine::WordId>> words_of(const Topics& topics) {
        std::vector<std::vector<engine::WordId>> words(topics.size());
        for (std::uint32_t topic = 0; topic < topics.size(); ++topic) {
            for (const engine::Token& token : analyser_.analyse(topics.text(topic)))
                words[topic].push_back(collection_.word(token.word));
        }
        return words;
    }

    static std::string json_of(const std::vector<std::uint32_t>& named, const Topics& topics) {
        auto texts = nlohmann::json::array();
        for (const std::uint32_t topic : named) texts.push_back(topics.text(topic));
        return texts.dump();
    }

    const BuildOptions& options_;
    unsigned threads_;
    Collection& collection_;
    const std::filesystem::path& directory_;
    Progress& progress_;
    const std::atomic<bool>& stop_;
    engine::Analyser analyser_;
};

}  // namespace

std::vector<Phrase> add_topics(const BuildOptions& options, unsigned threads, Collection& collection,
                               const std::filesystem::path& directory, Progress& progress,
                               const std::atomic<bool>& stop) {
    return TopicStage(options, threads, collection, directory, progress, stop).run();
}

}  // namespace kindred::indexer
