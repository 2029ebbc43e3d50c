#include "indexer/gathered/corpus.hpp"

#include "engine/generation/generation.hpp"

#include <algorithm>

namespace kindred::indexer::gathered {

namespace files = engine::generation::files;

Corpus::Corpus(const std::filesystem::path& directory)
    : directory_(directory),
      records_(directory / "records.building"),
      forward_(directory / "forward.building"),
      vectors_(directory / "vectors.building") {}

void Corpus::add(const std::vector<engine::Work>& works, const WorkBatch& batch) {
    const LexiconBuilder::Numbers numbers = lexicon_.add(batch.vocabulary);
    expressions_.add(batch.expressions, numbers.stems);
    engine::data::ForwardText text;
    for (std::size_t i = 0; i < works.size(); ++i) {
        for (const engine::data::TextField field : engine::data::text_fields) {
            text[field].clear();
            for (const std::uint32_t word : batch.texts[i][field])
                text[field].push_back(word == WorkBatch::gap ? engine::no_word : numbers.words[word]);
        }
        text.name = batch.texts[i].name;
        lexicon_.add_title(text[engine::data::TextField::title]);
        forward_.add(text);
        records_.add(batch.records[i]);
        language_of_.push_back(languages_.add(batch.languages[i]));
        authorship_.add(works[i]);
        vectors_.add(works[i].vector);
    }
    columns_.append(batch.columns);
}

void Corpus::add(engine::ResearcherRecord record) {
    authorship_.researcher(record.id);
    given_[record.id] = std::move(record);
}

const engine::ResearcherRecord* Corpus::given(const std::string& researcher) const {
    const auto at = given_.find(researcher);
    return at == given_.end() ? nullptr : &at->second;
}

void Corpus::finish() {
    records_.finish();
    vectors_.finish();
    forward_.finish();
    texts_.emplace(directory_ / "forward.building");
    std::filesystem::remove(directory_ / "forward.building");
    lexicon_.write_stems(directory_ / files::lexicon);
    lexicon_.write_words(directory_ / files::dictionary);
    engine::data::write_graph(directory_ / files::graph, authorship_.authors(), authorship_.years(),
                              authorship_.researchers());
}

void Corpus::set_topics(engine::WorkId work, std::span<const std::string_view> topics) {
    authorship_.set_topics(work, topics);
    if (!topics.empty()) ++found_topics_;
}

void Corpus::write_columns() {
    if (found_topics_ != 0) {
        columns_.fill("topics", [this](std::uint32_t work) -> nlohmann::ordered_json {
            const std::vector<std::uint32_t>& topics = authorship_.facts(engine::WorkId{work}).topics;
            if (topics.empty()) return nullptr;
            auto texts = nlohmann::ordered_json::array();
            for (const std::uint32_t topic : topics) texts.push_back(authorship_.text(topic));
            return texts;
        });
    }
    columns_.fill("institutions", [this](std::uint32_t work) -> nlohmann::ordered_json {
        std::vector<std::string_view> texts;
        for (const std::uint32_t address : authorship_.facts(engine::WorkId{work}).institutions) {
            for (const std::uint32_t organisation : authorship_.organisations(address)) {
                const std::string_view text = authorship_.text(organisation);
                if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
            }
        }
        return texts.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(texts);
    });
    columns_.write(directory_ / files::work_columns);
    records_.release();
    texts_.reset();
}

}  // namespace kindred::indexer::gathered
