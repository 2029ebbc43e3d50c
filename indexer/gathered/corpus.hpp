#pragma once
#include "engine/base/record.hpp"
#include "engine/data/columns_builder.hpp"
#include "engine/data/forward.hpp"
#include "indexer/gathered/authorship.hpp"
#include "indexer/gathered/vocabulary.hpp"
#include "indexer/gathered/work_batch.hpp"
#include "indexer/stage/spool.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::indexer::gathered {

/// What a build gathers, batch by batch in the order of the inputs: on disk what is written once topics are
/// known, in memory what the later stages need. Changed by one thread at a time (behind a Turnstile).
class Corpus {
 public:
    /// Keeps its files in `directory`.
    explicit Corpus(const std::filesystem::path& directory);

    /// Adds analysed works, the researchers' records of the same batch.
    void add(const std::vector<engine::Work>& works, const WorkBatch& batch);
    void add(engine::ResearcherRecord record);
    /// Ends adding; writes graph, lexicon and words. From here on records, texts and vectors may be read.
    void finish();
    /// Gives a work topics that it came without.
    void set_topics(engine::WorkId work, std::span<const std::string_view> topics);
    /// Says whose an address is.
    void set_organisations(std::string_view address, std::span<const std::string> organisations) {
        authorship_.set_organisations(address, organisations);
    }
    /// What a researchers file gives, by id of the researcher.
    const StringMap<engine::ResearcherRecord>& given() const noexcept { return given_; }
    /// Writes the columns. Records and texts may not be read any more.
    void write_columns();

    /// Records and texts of the works as they came, and the vectors that came with them, empty for the
    /// others.
    const stage::RecordSpool& records() const noexcept { return records_; }
    const engine::data::Forward& texts() const noexcept { return *texts_; }
    const stage::Spool<float>& vectors() const noexcept { return vectors_; }

    std::uint32_t works() const noexcept { return records_.size(); }
    /// Works that came without topics and were given some.
    std::uint32_t works_with_found_topics() const noexcept { return found_topics_; }
    /// The language of a work: what its record says, or what its title and abstract are in.
    const std::string& language(engine::WorkId work) const {
        return languages_.text(language_of_[engine::number(work)]);
    }
    /// The number of a folded word; `no_word` when no text has it.
    engine::WordId word(std::string_view text) const { return lexicon_.word(text); }
    const Authorship& authorship() const noexcept { return authorship_; }
    const ExpressionCounts& expressions() const noexcept { return expressions_; }
    /// What the input says of a researcher, null when nothing.
    const engine::ResearcherRecord* given(const std::string& researcher) const;

 private:
    std::filesystem::path directory_;
    stage::RecordSpool records_;
    engine::data::ForwardWriter forward_;
    std::optional<engine::data::Forward> texts_;
    stage::Spool<float> vectors_;
    engine::data::ColumnsBuilder columns_{engine::work_fields};
    LexiconBuilder lexicon_;
    ExpressionCounts expressions_;
    Authorship authorship_;
    Interned languages_;
    std::vector<std::uint32_t> language_of_;  ///< by work
    StringMap<engine::ResearcherRecord> given_;
    std::uint32_t found_topics_ = 0;
};

}  // namespace kindred::indexer::gathered
