#include "indexer/build/researcher_stage.hpp"

#include "engine/base/error.hpp"
#include "engine/base/terms.hpp"
#include "engine/data/columns_builder.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/build/researcher_record.hpp"
#include "indexer/stage/turnstile.hpp"

#include <fmt/format.h>

namespace kindred::indexer::build {

namespace {

namespace files = engine::generation::generation_files;

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
    ResearcherBatch(const gathered::Collection& collection, const engine::data::Forward& forward,
                    const engine::data::Lexicon& lexicon, engine::text::Analyser& analyser)
        : collection_(collection), forward_(forward), lexicon_(lexicon), analyser_(analyser) {}

    EncodedResearchers write(std::uint32_t first, std::uint32_t last, const std::filesystem::path& segment) {
        engine::xapian::SegmentWriter writer(segment);
        EncodedResearchers encoded;
        std::vector<engine::xapian::WeightedTerm> terms;
        for (std::uint32_t number = first; number < last; ++number) {
            const engine::ResearcherId researcher{number};
            const std::string& id = collection_.authorship().id(researcher);
            const auto record =
                researcher_record(collection_.authorship(), researcher, collection_.given(id));
            postings_.clear();
            add_texts(researcher_text(record));
            add_titles(researcher);
            terms.clear();
            for (const auto& [term, wdf] : postings_) terms.push_back({term, wdf});
            const std::string id_term = engine::make_term(engine::id_prefix, id);
            terms.push_back({id_term, 0});
            writer.add(terms);
            encoded.records.push_back(engine::data::RecordsWriter::encode(record));
            encoded.columns.add(record);
        }
        writer.finish();
        return encoded;
    }

 private:
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
        const auto mentions = collection_.authorship().mentions(researcher);
        const auto latest = mentions.last(std::min(mentions.size(), max_titles));
        for (const gathered::Authorship::Mention& mention : latest) {
            forward_.read(mention.work, text_);
            for (const engine::WordId word : text_[engine::data::TextField::title]) {
                const engine::StemId stem = lexicon_.stem_of(word);
                if (!lexicon_.stop(stem)) ++postings_[std::string(lexicon_.stem(stem))];
            }
        }
    }

    const gathered::Collection& collection_;
    const engine::data::Forward& forward_;
    const engine::data::Lexicon& lexicon_;
    engine::text::Analyser& analyser_;
    engine::data::ForwardText text_;
    gathered::StringMap<std::uint32_t> postings_;
};

}  // namespace

Researchers make_researchers(const stage::BuildOptions& options, unsigned threads,
                             const gathered::Collection& collection, const std::filesystem::path& directory,
                             stage::Progress& progress, const std::atomic<bool>& stop) {
    const engine::data::Forward forward(directory / files::forward);
    const engine::data::Lexicon lexicon(directory / files::lexicon);
    engine::data::RecordsWriter records(directory / files::researcher_records);
    engine::data::ColumnsBuilder columns(engine::researcher_fields, engine::max_extra_fields);
    const std::uint32_t total = collection.authorship().researchers();
    const std::uint32_t batches = (total + segment_researchers - 1) / segment_researchers;
    const auto segment = [&](std::uint32_t batch) {
        return directory / fmt::format("segment-researchers-{:06}", batch);
    };
    std::atomic<std::uint32_t> next = 0;
    stage::Turnstile appended;
    const auto work = [&] {
        engine::text::Analyser analyser(options.language);
        ResearcherBatch batch(collection, forward, lexicon, analyser);
        for (std::uint32_t n = next++; n < batches; n = next++) {
            if (stop)
                throw Error(ErrorCode::unavailable, "stopped by a signal",
                            "the published index is as it was");
            const std::uint32_t last = std::min(total, (n + 1) * segment_researchers);
            const auto encoded = batch.write(n * segment_researchers, last, segment(n));
            appended.pass(n, [&] {
                for (const std::string& record : encoded.records) records.add(record);
                columns.append(encoded.columns);
                progress.advance(last, static_cast<double>(last) / total);
            });
        }
    };
    stage::run_threads(threads, work, [&] { appended.cancel(); });
    records.finish();
    columns.write(directory / files::researcher_columns);
    Researchers made{{}, records.field_counts()};
    for (std::uint32_t n = 0; n < batches; ++n) made.segments.push_back(segment(n));
    return made;
}

}  // namespace kindred::indexer::build
