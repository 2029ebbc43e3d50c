#include "indexer/build/researcher_stage.hpp"

#include "engine/base/terms.hpp"
#include "engine/data/columns_builder.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/build/researcher_record.hpp"
#include "indexer/gathered/record_identifiers.hpp"

#include <algorithm>

namespace kindred::indexer::build {

namespace {

namespace files = engine::generation::files;

/// Researchers of one segment: their documents are small, so more of them than works.
constexpr std::uint32_t segment_researchers = 5000;
/// Titles of this many works, the latest in the index, stand for what a researcher works on.
constexpr std::size_t max_titles = 200;
/// A word of the name counts as often as this many words of titles.
constexpr std::uint32_t name_weight = 4;

/// Names of more words are lists of people; they are not found by initials.
constexpr std::size_t max_initialled_words = 6;

/// What a batch adds to the flat files.
struct EncodedResearchers {
    std::vector<std::string> records;
    engine::data::ColumnsBuilder columns{engine::researcher_fields, engine::data::max_extra_fields_of_batch};
};

/// Researchers [first, last) as postings, encoded records and columns.
class ResearcherBatch {
 public:
    ResearcherBatch(const gathered::Corpus& corpus, const engine::data::Forward& forward,
                    const engine::data::Lexicon& lexicon, engine::text::Analyser analyser)
        : corpus_(corpus), forward_(forward), lexicon_(lexicon), analyser_(std::move(analyser)) {}

    EncodedResearchers write(std::uint32_t first, std::uint32_t last, const std::filesystem::path& segment) {
        engine::xapian::SegmentWriter writer(segment);
        EncodedResearchers encoded;
        std::vector<engine::xapian::WeightedTerm> terms;
        for (std::uint32_t number = first; number < last; ++number) {
            const engine::ResearcherId researcher{number};
            const std::string& id = corpus_.authorship().id(researcher);
            const auto record = researcher_record(corpus_.authorship(), researcher, corpus_.given(id));
            postings_.clear();
            add_texts(researcher_text(record));
            add_titles(researcher);
            terms.clear();
            for (const auto& [term, wdf] : postings_) terms.push_back({term, wdf});
            const std::string id_term = engine::make_term(engine::id_prefix, id);
            terms.push_back({id_term, 0});
            const auto identifiers = gathered::identifier_terms(record);
            for (const std::string& term : identifiers) terms.push_back({term, 0});
            writer.add(terms);
            encoded.records.push_back(engine::data::RecordsWriter::encode(record));
            encoded.columns.add(counted(record));
        }
        writer.finish();
        return encoded;
    }

 private:
    /// The record with the organisations of the addresses that it has, by which it is filtered and counted.
    nlohmann::ordered_json counted(nlohmann::ordered_json record) const {
        const auto given = record.find("institutions");
        if (given == record.end() || !given->is_array()) return record;
        std::vector<std::string> organisations;
        for (const auto& address : *given) {
            for (const std::string& each :
                 corpus_.authorship().organisations(address.get_ref<const std::string&>()))
                if (std::ranges::find(organisations, each) == organisations.end())
                    organisations.push_back(each);
        }
        if (organisations.empty()) {
            record.erase("institutions");
        } else {
            *given = organisations;
        }
        return record;
    }

    void add_texts(const ResearcherText& text) {
        for (const std::string& name : text.names) {
            const auto& tokens = analyser_.analyse(name);
            for (const engine::text::Token& token : tokens) {
                postings_[engine::make_term(engine::name_prefix, token.word)] = 1;
                postings_[std::string(token.stem)] = name_weight;
            }
            if (tokens.size() <= max_initialled_words) add_initials(tokens);
        }
        for (const std::string& subject : text.subjects) {
            for (const engine::text::Token& token : analyser_.analyse(subject)) {
                if (!token.stop) ++postings_[std::string(token.stem)];
            }
        }
    }

    /// "Damai Dai" as Dai, D. and as Damai D.
    void add_initials(const std::vector<engine::text::Token>& tokens) {
        for (std::size_t word = 0; word < tokens.size(); ++word) {
            for (std::size_t other = 0; other < tokens.size(); ++other) {
                if (word != other)
                    postings_[engine::initialled_name(tokens[word].word, tokens[other].word)] = 1;
            }
        }
    }

    void add_titles(engine::ResearcherId researcher) {
        const auto mentions = corpus_.authorship().mentions(researcher);
        const auto latest = mentions.last(std::min(mentions.size(), max_titles));
        for (const gathered::Authorship::Mention& mention : latest) {
            forward_.read(mention.work, text_);
            for (const engine::WordId word : text_[engine::data::TextField::title]) {
                const engine::StemId stem = lexicon_.stem_of(word);
                if (!lexicon_.stop(stem)) ++postings_[std::string(lexicon_.stem(stem))];
            }
        }
    }

    const gathered::Corpus& corpus_;
    const engine::data::Forward& forward_;
    const engine::data::Lexicon& lexicon_;
    engine::text::Analyser analyser_;
    engine::data::ForwardText text_;
    gathered::StringMap<std::uint32_t> postings_;
};

}  // namespace

engine::FieldCounts make_researchers(const stage::Context& context, const gathered::Corpus& corpus) {
    const engine::data::Forward forward(context.file(files::forward));
    const engine::data::Lexicon lexicon(context.file(files::lexicon));
    engine::data::RecordsWriter records(context.file(files::researcher_records));
    engine::data::ColumnsBuilder columns(engine::researcher_fields, engine::max_extra_fields);
    std::vector<std::filesystem::path> segments;
    const auto segment = [&](std::uint32_t first) {
        return context.segment("researchers", first / segment_researchers);
    };
    const auto writer = [&] {
        return [&, batch = ResearcherBatch(corpus, forward, lexicon, context.analyser())](
                   std::uint32_t first, std::uint32_t last) mutable {
            return batch.write(first, last, segment(first));
        };
    };
    const std::uint32_t total = corpus.authorship().researchers();
    context.workers.in_batches(
        total, segment_researchers, writer,
        [&](std::uint32_t first, std::uint32_t last, const EncodedResearchers& encoded) {
            for (const std::string& record : encoded.records) records.add(record);
            columns.append(encoded.columns);
            segments.push_back(segment(first));
            context.progress.advance(last, static_cast<double>(last) / total);
        });
    records.finish();
    columns.write(context.file(files::researcher_columns));
    engine::xapian::merge_segments(segments, context.file(files::researchers_index));
    return records.field_counts();
}

}  // namespace kindred::indexer::build
