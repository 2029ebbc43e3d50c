#include "indexer/work_batch.hpp"

#include "engine/store/records.hpp"
#include "engine/store/term_index.hpp"
#include "engine/terms.hpp"
#include "indexer/native_json.hpp"

namespace kindred::indexer {

namespace {

/// Counts the terms of one work after the other.
class Postings {
 public:
    explicit Postings(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    void add_all_text(std::uint32_t stem, std::uint32_t weight) {
        count(stem, weight, all_text_, all_text_stems_);
    }
    void add_title(std::uint32_t stem) { count(stem, 1, title_, title_stems_); }
    void add_name(std::string_view word) { ++names_[engine::make_term(engine::name_prefix, word)]; }
    void set_id(std::string_view id) { id_ = engine::make_term(engine::id_prefix, id); }

    /// The terms of the work; views live until `clear`.
    const std::vector<engine::WeightedTerm>& terms() {
        terms_.clear();
        for (const std::uint32_t stem : all_text_stems_)
            terms_.push_back({vocabulary_.stems()[stem].text, all_text_[stem]});
        for (const std::uint32_t stem : title_stems_)
            terms_.push_back({vocabulary_.stems()[stem].title_term, title_[stem]});
        for (const auto& [term, wdf] : names_) terms_.push_back({term, wdf});
        terms_.push_back({id_, 0});
        return terms_;
    }

    void clear() {
        for (const std::uint32_t stem : all_text_stems_) all_text_[stem] = 0;
        for (const std::uint32_t stem : title_stems_) title_[stem] = 0;
        all_text_stems_.clear();
        title_stems_.clear();
        names_.clear();
    }

 private:
    static void count(std::uint32_t stem, std::uint32_t weight, std::vector<std::uint32_t>& wdf,
                      std::vector<std::uint32_t>& seen) {
        if (stem >= wdf.size()) wdf.resize(stem + 1, 0);
        if (wdf[stem] == 0) seen.push_back(stem);
        wdf[stem] += weight;
    }

    Vocabulary& vocabulary_;
    std::vector<std::uint32_t> all_text_;  ///< wdf by stem; zero but for `all_text_stems_`
    std::vector<std::uint32_t> all_text_stems_;
    std::vector<std::uint32_t> title_;
    std::vector<std::uint32_t> title_stems_;
    StringMap<std::uint32_t> names_;
    std::string id_;
    std::vector<engine::WeightedTerm> terms_;
};

/// Words of a field that is found by all-text search but is no part of the forward text.
void add_side_text(std::string_view text, engine::Analyser& analyser, Vocabulary& vocabulary,
                   Postings& postings) {
    for (const engine::Token& token : analyser.analyse(text)) {
        if (!token.stop) postings.add_all_text(vocabulary.add(token), 1);
    }
}

WorkBatch::Text add_texts(const engine::Work& work, engine::Analyser& analyser, Vocabulary& vocabulary,
                          Postings& postings) {
    WorkBatch::Text text;
    for (const engine::Token& token : analyser.analyse(work.title)) {
        const std::uint32_t stem = vocabulary.add(token);
        text.title.push_back(stem);
        if (token.stop) continue;
        postings.add_all_text(stem, title_weight);
        postings.add_title(stem);
    }
    for (const engine::Token& token : analyser.analyse(work.abstract)) {
        const std::uint32_t stem = vocabulary.add(token);
        text.abstract.push_back(stem);
        if (!token.stop) postings.add_all_text(stem, 1);
    }
    return text;
}

/// Counts each stem of the text once for the work.
void count_documents(const WorkBatch::Text& text, std::vector<std::uint32_t>& last_work, std::uint32_t work,
                     Vocabulary& vocabulary) {
    last_work.resize(vocabulary.stems().size(), 0);
    for (const auto* part : {&text.title, &text.abstract}) {
        for (const std::uint32_t stem : *part) {
            if (last_work[stem] == work) continue;
            last_work[stem] = work;
            ++vocabulary.stems()[stem].documents;
        }
    }
}

}  // namespace

WorkBatch analyse_works(const std::vector<engine::Work>& works, engine::Analyser& analyser,
                        const std::filesystem::path& segment) {
    WorkBatch batch;
    if (works.empty()) return batch;
    engine::SegmentWriter writer(segment);
    Postings postings(batch.vocabulary);
    std::vector<std::uint32_t> last_work;  // by stem, counted from 1
    for (const engine::Work& work : works) {
        batch.vocabulary.begin_work();
        postings.set_id(work.id);
        batch.texts.push_back(add_texts(work, analyser, batch.vocabulary, postings));
        count_documents(batch.texts.back(), last_work, static_cast<std::uint32_t>(batch.texts.size()),
                        batch.vocabulary);
        for (const engine::Author& author : work.authors) {
            for (const engine::Token& token : analyser.analyse(author.name)) {
                postings.add_name(token.word);
                if (!token.stop)
                    postings.add_all_text(batch.vocabulary.add(token, Vocabulary::From::name), 1);
            }
        }
        add_side_text(work.venue, analyser, batch.vocabulary, postings);
        for (const std::string& topic : work.topics)
            add_side_text(topic, analyser, batch.vocabulary, postings);
        writer.add(postings.terms());
        postings.clear();
        const nlohmann::ordered_json record = to_json(work);
        batch.records.push_back(engine::RecordsWriter::encode(record));
        batch.columns.add(record);
    }
    writer.finish();
    return batch;
}

}  // namespace kindred::indexer
