#include "indexer/topics/topic_stage.hpp"

#include "engine/base/error.hpp"
#include "engine/base/fields.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/topics/phrase_stage.hpp"
#include "indexer/topics/topics.hpp"

#include <algorithm>
#include <map>
#include <system_error>

namespace kindred::indexer::topics {

namespace {

namespace files = engine::generation::generation_files;

/// How the stage is shown: two readings of titles, and the giving when there are works to give to.
constexpr unsigned readings = 2;

/// The topics that a work is given, none when it keeps its own, and its record with them, encoded.
struct Given {
    std::vector<std::uint32_t> topics;
    std::string record;
};

/// Puts the file `fresh` in the place of `old`.
void replace(const std::filesystem::path& old, const std::filesystem::path& fresh) {
    std::error_code error;
    std::filesystem::rename(fresh, old, error);
    if (error) throw Error(ErrorCode::io, "cannot replace " + old.string() + ": " + error.message());
}

/// The fields of a stored work that come before its topics.
bool before_topics(const engine::data::StoredRecord::Field& field) {
    if (field.name == "_authors") return true;
    const auto at = std::find_if(engine::work_fields.begin(), engine::work_fields.end(),
                                 [&](const engine::Field& f) { return f.name == field.name; });
    const auto topics = std::find_if(engine::work_fields.begin(), engine::work_fields.end(),
                                     [](const engine::Field& f) { return f.name == "topics"; });
    return at < topics;
}

class TopicStage {
 public:
    TopicStage(const stage::Context& context, gathered::Corpus& corpus)
        : context_(context), corpus_(corpus), analyser_(context.analyser()) {}

    std::vector<Phrase> run() {
        std::vector<Phrase> phrases = find();
        Topics topics(phrases);
        spell(topics);
        if (topics.size() != 0 && gives()) give(topics);
        return phrases;
    }

 private:
    std::vector<Phrase> find() const {
        const engine::data::Records works(context_.file(files::work_records));
        const auto advance = [this](unsigned reading, std::uint32_t done) { show(reading, done); };
        return find_phrases(works, context_.options.language, context_.workers, advance);
    }

    bool gives() const { return corpus_.works_without_topics() != 0; }

    /// Shows that `done` works are through the readings before `part` and through that one.
    void show(unsigned part, std::uint32_t done) const {
        const double share = static_cast<double>(done) / std::max(1U, corpus_.works());
        context_.progress.advance(done, (part + share) / (readings + (gives() ? 1 : 0)));
    }

    /// Topics of the input say how theirs are written: the commonest spelling last, so that it stays.
    void spell(Topics& topics) {
        std::map<std::uint32_t, std::uint32_t> counts;
        const gathered::Authorship& authorship = corpus_.authorship();
        for (std::uint32_t i = 0; i < corpus_.works(); ++i) {
            for (const std::uint32_t topic : authorship.facts(engine::WorkId{i}).topics) ++counts[topic];
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> rising;
        for (const auto& [topic, count] : counts) rising.emplace_back(count, topic);
        std::sort(rising.begin(), rising.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second > b.second;
        });
        TitlePhrases reader(analyser_);
        for (const auto& [count, topic] : rising) {
            context_.workers.check_stop();
            const std::string& text = authorship.text(topic);
            for (const PhraseUse& use : reader.read(text)) {
                if (use.begin == 0 && use.end == text.size()) topics.spell(use, text);
            }
        }
    }

    /// Writes records and texts again, with the topics. One record at a time is in memory.
    void give(const Topics& topics) {
        const auto records_path = context_.file(files::work_records);
        const auto forward_path = context_.file(files::forward);
        const std::filesystem::path more_records = records_path.string() + ".topics";
        const std::filesystem::path more_forward = forward_path.string() + ".topics";
        {
            const engine::data::Records works(records_path);
            const engine::data::Forward texts(forward_path);
            engine::data::RecordsWriter records(more_records);
            engine::data::ForwardWriter forward(more_forward);
            engine::data::ForwardText text;
            const auto words = words_of(topics);
            const auto reader = [&] {
                return [&, analyser = context_.analyser()](std::uint32_t work) mutable {
                    const engine::data::StoredRecord record = works.read(work);
                    Given given;
                    if (corpus_.authorship().facts(engine::WorkId{work}).topics.empty())
                        given.topics =
                            TopicReader(topics, analyser).read(record.text("title"), record.text("abstract"));
                    given.record = record_with(record, given.topics, topics);
                    return given;
                };
            };
            context_.workers.in_order(works.size(), reader, [&](std::uint32_t number, const Given& given) {
                const engine::WorkId work{number};
                records.add(given.record);
                texts.read(work, text);
                for (const std::uint32_t topic : given.topics)
                    add_words(words[topic], text[engine::data::TextField::found_topics]);
                forward.add(text);
                add_to_corpus(work, given.topics, topics);
                show(readings, number + 1);
            });
            records.finish();
            forward.finish();
        }
        replace(records_path, more_records);
        replace(forward_path, more_forward);
    }

    /// The record, encoded, with the topics that it names.
    static std::string record_with(const engine::data::StoredRecord& record,
                                   const std::vector<std::uint32_t>& named, const Topics& topics) {
        std::vector<engine::data::StoredRecord::Field> fields = record.fields();
        if (named.empty()) return engine::data::RecordsWriter::encode(fields);
        const std::string json = json_of(named, topics);
        fields.insert(std::find_if_not(fields.begin(), fields.end(), before_topics), {"topics", json});
        return engine::data::RecordsWriter::encode(fields);
    }

    static void add_words(const std::vector<engine::WordId>& words, std::vector<engine::WordId>& field) {
        if (!field.empty()) field.push_back(engine::no_word);
        field.insert(field.end(), words.begin(), words.end());
    }

    void add_to_corpus(engine::WorkId work, const std::vector<std::uint32_t>& named, const Topics& topics) {
        if (named.empty()) return;
        std::vector<std::string_view> texts;
        for (const std::uint32_t topic : named) texts.emplace_back(topics.text(topic));
        corpus_.set_topics(work, texts);
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

    static std::string json_of(const std::vector<std::uint32_t>& named, const Topics& topics) {
        auto texts = nlohmann::json::array();
        for (const std::uint32_t topic : named) texts.push_back(topics.text(topic));
        return texts.dump();
    }

    const stage::Context& context_;
    gathered::Corpus& corpus_;
    engine::text::Analyser analyser_;
};

}  // namespace

std::vector<Phrase> add_topics(const stage::Context& context, gathered::Corpus& corpus) {
    return TopicStage(context, corpus).run();
}

}  // namespace kindred::indexer::topics
