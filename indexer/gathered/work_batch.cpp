#include "indexer/gathered/work_batch.hpp"

#include "engine/base/terms.hpp"
#include "engine/data/records.hpp"
#include "engine/xapian/term_index.hpp"
#include "indexer/gathered/stored_work.hpp"

#include <functional>
#include <unordered_set>

namespace kindred::indexer::gathered {

namespace {

/// Collects the terms of one work after the other: those by which conditions find it.
class Postings {
 public:
    explicit Postings(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    void add_stem(std::uint32_t stem) {
        if (stem >= has_stem_.size()) has_stem_.resize(stem + 1);
        if (!has_stem_[stem]) stems_.push_back(stem);
        has_stem_[stem] = true;
    }
    void add_name(std::string_view word) { names_.insert(engine::make_term(engine::name_prefix, word)); }
    void set_id(std::string_view id) { id_ = engine::make_term(engine::id_prefix, id); }

    /// The terms of the work; views live until `clear`.
    const std::vector<engine::xapian::WeightedTerm>& terms() {
        terms_.clear();
        for (const std::uint32_t stem : stems_) terms_.push_back({vocabulary_.stems()[stem].text, 1});
        for (const std::string& term : names_) terms_.push_back({term, 1});
        terms_.push_back({id_, 0});
        return terms_;
    }

    void clear() {
        for (const std::uint32_t stem : stems_) has_stem_[stem] = false;
        stems_.clear();
        names_.clear();
    }

 private:
    Vocabulary& vocabulary_;
    std::vector<bool> has_stem_;  ///< by stem; false but for `stems_`
    std::vector<std::uint32_t> stems_;
    std::unordered_set<std::string> names_;
    std::string id_;
    std::vector<engine::xapian::WeightedTerm> terms_;
};

/// Analyses the texts of one work after the other: their words in order, and their postings.
class Texts {
 public:
    Texts(engine::text::Analyser& analyser, Vocabulary& vocabulary, Postings& postings)
        : analyser_(analyser), vocabulary_(vocabulary), postings_(postings) {}

    WorkBatch::Text of(const engine::Work& work) {
        using engine::data::TextField;
        WorkBatch::Text text;
        vocabulary_.begin_work();
        add(work.title, TextField::title, text);
        add(work.abstract, TextField::abstract, text);
        add_all(work.authors, TextField::authors, text, &engine::Author::name);
        add(work.venue, TextField::venue, text);
        add_all(work.topics, TextField::topics, text);
        return text;
    }

 private:
    /// `text_of` a value is what is added.
    template <typename Values, typename TextOf = std::identity>
    void add_all(const Values& values, engine::data::TextField field, WorkBatch::Text& text,
                 TextOf text_of = {}) {
        for (const auto& value : values) {
            if (!text[field].empty()) text[field].push_back(WorkBatch::gap);
            add(std::invoke(text_of, value), field, text);
        }
    }

    void add(std::string_view value, engine::data::TextField field, WorkBatch::Text& text) {
        const bool name = field == engine::data::TextField::authors;
        for (const engine::text::Token& token : analyser_.analyse(value)) {
            const auto [word, stem] =
                vocabulary_.add(token, name ? Vocabulary::From::name : Vocabulary::From::text);
            text[field].push_back(word);
            if (name) postings_.add_name(token.word);
            if (!token.stop) postings_.add_stem(stem);
        }
    }

    engine::text::Analyser& analyser_;
    Vocabulary& vocabulary_;
    Postings& postings_;
};

}  // namespace

WorkBatch analyse_works(const std::vector<engine::Work>& works, engine::text::Analyser& analyser,
                        const std::filesystem::path& segment) {
    WorkBatch batch;
    if (works.empty()) return batch;
    engine::xapian::SegmentWriter writer(segment);
    Postings postings(batch.vocabulary);
    Texts texts(analyser, batch.vocabulary, postings);
    for (const engine::Work& work : works) {
        postings.set_id(work.id);
        batch.texts.push_back(texts.of(work));
        writer.add(postings.terms());
        postings.clear();
        const nlohmann::ordered_json record = to_json(work);
        batch.records.push_back(engine::data::RecordsWriter::encode(record));
        batch.columns.add(record);
    }
    writer.finish();
    return batch;
}

}  // namespace kindred::indexer::gathered
