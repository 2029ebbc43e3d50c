#pragma once
#include "engine/base/record.hpp"
#include "engine/data/columns_builder.hpp"
#include "engine/data/forward.hpp"
#include "engine/data/records.hpp"
#include "indexer/gathered/authorship.hpp"
#include "indexer/gathered/vocabulary.hpp"
#include "indexer/gathered/work_batch.hpp"
#include "indexer/likeness/own_vectors.hpp"
#include "indexer/stage/report.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::indexer::gathered {

/// What a build gathers, batch by batch in the order of the inputs: the flat files that can be streamed, and
/// what the later stages need in memory. Used by one thread at a time (behind a Turnstile).
class Corpus {
 public:
    /// Streams into records and forward files in `directory`.
    explicit Corpus(const std::filesystem::path& directory);

    /// Adds analysed works, the researchers' records of the same batch.
    void add(const std::vector<engine::Work>& works, const WorkBatch& batch);
    void add(engine::ResearcherRecord record);
    /// Ends the streamed files and writes graph, lexicon and words.
    void finish();
    /// Gives a work topics that it came without.
    void set_topics(engine::WorkId work, std::span<const std::string_view> topics);
    /// Writes the columns.
    void write_columns();

    std::uint32_t works() const noexcept { return works_; }
    /// Works that came without topics.
    std::uint32_t works_without_topics() const noexcept { return without_topics_; }
    /// Of these, works that were given some.
    std::uint32_t works_with_found_topics() const noexcept { return found_topics_; }
    /// How many works have each field.
    engine::FieldCounts fields() const;
    /// The number of a folded word; `no_word` when no text has it.
    engine::WordId word(std::string_view text) const { return lexicon_.word(text); }
    const Authorship& authorship() const noexcept { return authorship_; }
    /// The vectors that came with the works.
    likeness::OwnVectors& own_vectors() noexcept { return own_vectors_; }
    /// What the input says of a researcher, null when nothing.
    const engine::ResearcherRecord* given(const std::string& researcher) const;

 private:
    std::filesystem::path directory_;
    engine::data::RecordsWriter records_;
    engine::data::ForwardWriter forward_;
    engine::data::ColumnsBuilder columns_{engine::work_fields};
    LexiconBuilder lexicon_;
    Authorship authorship_;
    likeness::OwnVectors own_vectors_;
    StringMap<engine::ResearcherRecord> given_;
    std::uint32_t works_ = 0;
    std::uint32_t without_topics_ = 0;
    std::uint32_t found_topics_ = 0;
};

}  // namespace kindred::indexer::gathered
