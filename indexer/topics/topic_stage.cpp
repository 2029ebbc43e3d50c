#include "indexer/topics/topic_stage.hpp"

#include "engine/base/fields.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/topics/topics.hpp"
#include "indexer/topics/word_forms.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace kindred::indexer::topics {

namespace {

namespace files = engine::generation::files;

/// The runs of words in the title of a work.
struct ReadTitle {
    std::string title;
    std::vector<PhraseUse> uses;
};

/// How the stage is shown: two readings of titles, then the writing.
constexpr unsigned readings = 2;

/// The topics that a work is given, and its record with them, encoded; empty when it stays as it came.
struct Given {
    std::vector<std::uint32_t> topics;
    std::vector<std::string_view> texts;  ///< of the topics
    std::string record;
};

/// The fields of a stored work that come before its topics.
bool before_topics(const engine::data::StoredRecord::Field& field) {
    if (field.name == "_authors") return true;
    const auto at = [](std::string_view name) {
        return std::ranges::find(engine::work_fields, name, &engine::Field::name);
    };
    return at(field.name) < at("topics");
}

class TopicStage {
 public:
    TopicStage(const stage::Context& context, gathered::Corpus& corpus)
        : context_(context), corpus_(corpus), analyser_(context.analyser()) {}

    FoundTopics run() {
        const auto advance = [this](unsigned reading, std::uint32_t done) { show(reading, done); };
        const auto language_of = [this](std::uint32_t work) -> std::string_view {
            return corpus_.language(engine::WorkId{work});
        };
        auto phrases = find_phrases(corpus_.records(), context_.options.language, context_.workers, advance,
                                    language_of);
        Topics topics(phrases);
        spell(topics);
        return {std::move(phrases), write(topics)};
    }

 private:
    /// Shows that `done` works are through the readings before `part` and through that one.
    void show(unsigned part, std::uint32_t done) const {
        const double share = static_cast<double>(done) / corpus_.works();
        context_.progress.advance(done, (part + share) / (readings + 1));
    }

    /// Topics of the input say how theirs are written: the commonest spelling last, so that it stays.
    void spell(Topics& topics) {
        std::map<std::uint32_t, std::uint32_t> counts;
        const gathered::Authorship& authorship = corpus_.authorship();
        for (std::uint32_t i = 0; i < corpus_.works(); ++i) {
            for (const std::uint32_t topic : authorship.facts(engine::WorkId{i}).topics) ++counts[topic];
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> rising(counts.rbegin(), counts.rend());
        std::ranges::stable_sort(rising, {}, [](const auto& entry) { return entry.second; });
        TitlePhrases reader(analyser_);
        for (const auto& [topic, count] : rising) {
            context_.workers.check_stop();
            const std::string& text = authorship.text(topic);
            for (const PhraseUse& use : reader.read(text)) {
                if (use.begin == 0 && use.end == text.size()) topics.spell(use, text);
            }
        }
    }

    /// Writes records and texts, with topics for works that have none.
    engine::FieldCounts write(const Topics& topics) {
        engine::data::RecordsWriter records(context_.file(files::work_records));
        engine::data::ForwardWriter forward(context_.file(files::forward));
        engine::data::ForwardText text;
        const auto words = words_of(topics);
        const auto reader = [&] {
            return [&, analyser = context_.analyser()](std::uint32_t work) mutable {
                return given_to(work, topics, analyser);
            };
        };
        context_.workers.in_order(corpus_.works(), reader, [&](std::uint32_t number, const Given& given) {
            const engine::WorkId work{number};
            records.add(given.topics.empty() ? corpus_.records().encoded(number) : given.record);
            corpus_.texts().read(work, text);
            std::vector<engine::WordId>& field = text[engine::data::TextField::found_topics];
            for (const std::uint32_t topic : given.topics) {
                if (!field.empty()) field.push_back(engine::no_word);
                field.insert(field.end(), words[topic].begin(), words[topic].end());
            }
            forward.add(text);
            if (!given.topics.empty()) corpus_.set_topics(work, given.texts);
            show(readings, number + 1);
        });
        records.finish();
        forward.finish();
        return records.field_counts();
    }

    Given given_to(std::uint32_t work, const Topics& topics, engine::text::Analyser& analyser) const {
        Given given;
        if (!corpus_.authorship().facts(engine::WorkId{work}).topics.empty()) return given;
        const engine::data::StoredRecord record = corpus_.records().read(work);
        given.topics = TopicReader(topics, analyser, corpus_.language(engine::WorkId{work}))
                           .read(record.text("title"), record.text("abstract"));
        if (given.topics.empty()) return given;
        std::vector<engine::data::StoredRecord::Field> fields = record.fields();
        for (const std::uint32_t topic : given.topics) given.texts.emplace_back(topics.text(topic));
        const std::string json = nlohmann::json(given.texts).dump();
        fields.insert(std::ranges::find_if_not(fields, before_topics), {"topics", json});
        given.record = engine::data::RecordsWriter::encode(fields);
        return given;
    }

    /// By topic, its words as the lexicon numbers them.
    std::vector<std::vector<engine::WordId>> words_of(const Topics& topics) {
        std::vector<std::vector<engine::WordId>> words(topics.size());
        for (std::uint32_t topic = 0; topic < topics.size(); ++topic) {
            for (const engine::text::Token& token : analyser_.analyse(topics.text(topic)))
                words[topic].push_back(corpus_.word(token.word));
        }
        return words;
    }

    const stage::Context& context_;
    gathered::Corpus& corpus_;
    engine::text::Analyser analyser_;
};

}  // namespace

std::vector<Phrase> find_phrases(const stage::RecordSpool& works, const std::string& language,
                                 const stage::Workers& workers,
                                 const std::function<void(unsigned, std::uint32_t)>& advance,
                                 const std::function<std::string_view(std::uint32_t)>& language_of) {
    PhraseMiner miner;
    const auto read_all = [&](unsigned reading, const auto& wanted, const auto& take) {
        const auto reader = [&] {
            return [&, analyser = engine::text::Analyser(language)](std::uint32_t work) mutable {
                ReadTitle read = {works.read(work).text("title"), {}};
                read.title.resize(head_of(read.title, max_title_bytes).size());
                TitlePhrases phrases(analyser);
                if (language_of) phrases.speak(language_of(work));
                std::ranges::copy_if(phrases.read(read.title), std::back_inserter(read.uses), wanted,
                                     &PhraseUse::key);
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

FoundTopics add_topics(const stage::Context& context, gathered::Corpus& corpus) {
    return TopicStage(context, corpus).run();
}

}  // namespace kindred::indexer::topics
