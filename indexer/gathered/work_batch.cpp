#include "indexer/gathered/work_batch.hpp"

#include "engine/base/terms.hpp"
#include "engine/base/utf8.hpp"
#include "engine/data/records.hpp"
#include "engine/text/language/detect.hpp"
#include "engine/xapian/term_index.hpp"
#include "indexer/gathered/record_identifiers.hpp"
#include "indexer/gathered/stored_work.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>

namespace kindred::indexer::gathered {

namespace {

/// Analyses one work after the other: the words of its texts, in order, and the terms by which conditions
/// find it.
class WorkAnalysis {
 public:
    WorkAnalysis(engine::text::Analyser& analyser, std::string_view language, Vocabulary& vocabulary,
                 ExpressionMentions& expressions)
        : analyser_(analyser),
          index_language_(language),
          vocabulary_(vocabulary),
          expressions_(expressions) {}

    WorkBatch::Text texts(const engine::Work& work) {
        using engine::data::TextField;
        for (const std::uint32_t stem : stems_) has_stem_[stem] = false;
        stems_.clear();
        names_.clear();
        id_ = engine::make_term(engine::id_prefix, work.id);
        identifiers_ = identifier_terms(work);
        vocabulary_.begin_work();
        WorkBatch::Text text;
        words_ = stops_ = 0;
        const auto& title = add(work.title, TextField::title, text);
        text.name = words_of_name(work.title, title);
        expressions_.read(work.title, title, stems_of_text_);
        const auto& abstract = add(work.abstract, TextField::abstract, text);
        expressions_.read(work.abstract, abstract, stems_of_text_);
        find_language(work);
        add_all(work.authors, TextField::authors, text, &engine::Author::name);
        add(work.venue, TextField::venue, text);
        add_all(work.topics_given.empty() ? work.topics : work.topics_given, TextField::topics, text);
        return text;
    }

    /// The language of title and abstract of the work whose texts were read last.
    const std::string& language() const noexcept { return language_; }

    /// The terms of the work whose texts were read last; views live until the next one.
    const std::vector<engine::xapian::WeightedTerm>& terms() {
        terms_.clear();
        for (const std::uint32_t stem : stems_) terms_.push_back({vocabulary_.stems()[stem].text, 1});
        for (const std::string& term : names_) terms_.push_back({term, 1});
        terms_.push_back({id_, 0});
        for (const std::string& term : identifiers_) terms_.push_back({term, 0});
        return terms_;
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

    /// How many of `words`, those of `title`, stand before its first colon that a space follows.
    static std::uint32_t words_of_name(std::string_view title,
                                       const std::vector<engine::text::Token>& words) {
        const std::size_t colon = title.find(": ");
        if (colon == std::string_view::npos) return 0;
        return static_cast<std::uint32_t>(
            std::ranges::count_if(words, [&](const auto& word) { return word.end <= colon; }));
    }

    void find_language(const engine::Work& work) {
        std::string text = work.title + '\n';
        text += engine::utf8_prefix(work.abstract, engine::text::max_detected_bytes);
        language_ = engine::text::language_of({text, work.language, words_, stops_, index_language_});
    }

    /// The tokens live until the next call, and so do their stems in `stems_of_text_`.
    const std::vector<engine::text::Token>& add(std::string_view value, engine::data::TextField field,
                                                WorkBatch::Text& text) {
        const bool name = field == engine::data::TextField::authors;
        const std::vector<engine::text::Token>& tokens = analyser_.analyse(value);
        stems_of_text_.clear();
        words_ += tokens.size();
        for (const engine::text::Token& token : tokens) {
            if (token.stop) ++stops_;
            const auto [word, stem] = vocabulary_.add(token, name);
            text[field].push_back(word);
            stems_of_text_.push_back(stem);
            if (name) names_.insert(engine::make_term(engine::name_prefix, token.word));
            if (stem >= has_stem_.size()) has_stem_.resize(stem + 1);
            if (token.stop || has_stem_[stem]) continue;
            has_stem_[stem] = true;
            stems_.push_back(stem);
        }
        return tokens;
    }

    engine::text::Analyser& analyser_;
    std::string_view index_language_;
    Vocabulary& vocabulary_;
    ExpressionMentions& expressions_;
    std::vector<std::uint32_t> stems_of_text_;
    std::size_t words_ = 0;  ///< of title and abstract
    std::size_t stops_ = 0;
    std::string language_;
    std::vector<bool> has_stem_;  ///< by stem; false but for `stems_`
    std::vector<std::uint32_t> stems_;
    std::unordered_set<std::string> names_;
    std::string id_;
    std::vector<std::string> identifiers_;
    std::vector<engine::xapian::WeightedTerm> terms_;
};

}  // namespace

WorkBatch analyse_works(const std::vector<engine::Work>& works, engine::text::Analyser& analyser,
                        std::string_view language, const std::filesystem::path& segment) {
    WorkBatch batch;
    if (works.empty()) return batch;
    engine::xapian::SegmentWriter writer(segment);
    WorkAnalysis analysis(analyser, language, batch.vocabulary, batch.expressions);
    for (const engine::Work& work : works) {
        batch.texts.push_back(analysis.texts(work));
        batch.languages.push_back(analysis.language());
        writer.add(analysis.terms());
        const nlohmann::ordered_json record = to_json(work);
        batch.records.push_back(engine::data::RecordsWriter::encode(record));
        batch.columns.add(record);
    }
    writer.finish();
    return batch;
}

}  // namespace kindred::indexer::gathered
