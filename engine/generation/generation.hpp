#pragma once
#include "engine/base/ids.hpp"
#include "engine/data/columns.hpp"
#include "engine/data/dictionary.hpp"
#include "engine/data/expressions.hpp"
#include "engine/data/forward.hpp"
#include "engine/data/graph.hpp"
#include "engine/data/lexicon.hpp"
#include "engine/data/postings.hpp"
#include "engine/data/records.hpp"
#include "engine/data/suggestion_words.hpp"
#include "engine/generation/manifest.hpp"
#include "engine/likeness/latent.hpp"
#include "engine/likeness/neighbours.hpp"
#include "engine/likeness/text_vectors.hpp"
#include "engine/text/analyser.hpp"
#include "engine/xapian/term_index.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace kindred::engine::generation {

/// How much of a generation is read before it is trusted.
enum class Verify {
    sizes,              ///< every file is there and has its size
    checksums,          ///< and its checksum: reads every byte once
    checksums_if_small  ///< checksums up to `verify_always_bytes`, sizes above: what a command does
};

/// Generations up to this size have their checksums verified whenever a command opens them.
inline constexpr std::uint64_t verify_always_bytes = std::uint64_t{1} << 30;

/// One published generation, opened: its flat files, mapped. Immutable; share it between threads as
/// shared_ptr<const Generation>. It stays readable after the generation has been pruned.
class Generation {
 public:
    /// Opens the published generation of the index at `root`. Throws Error{not_found} when there is none,
    /// Error{corrupt_index} when a file is missing, damaged or of a newer format.
    static std::shared_ptr<const Generation> open(const std::filesystem::path& root,
                                                  Verify verify = Verify::checksums_if_small);
    /// The same for the files in `directory`, published or not.
    static std::shared_ptr<const Generation> open_at(const std::filesystem::path& directory,
                                                     std::uint32_t number, Verify verify);

    std::uint32_t number() const noexcept { return number_; }
    const std::filesystem::path& directory() const noexcept { return directory_; }
    const Manifest& manifest() const noexcept { return manifest_; }

    const data::Records& work_records() const noexcept { return work_records_; }
    const data::Records& researcher_records() const noexcept { return researcher_records_; }
    /// Record n is suggestion n of `suggestion_words()`, document n of the Reader's suggestion_index(); in
    /// the order in which equals are suggested.
    const data::Records& suggestion_records() const noexcept { return suggestion_records_; }
    const data::SuggestionWords& suggestion_words() const noexcept { return suggestion_words_; }
    const data::Forward& forward() const noexcept { return forward_; }
    const data::Postings& postings() const noexcept { return postings_; }
    const data::Columns& work_columns() const noexcept { return work_columns_; }
    const data::Columns& researcher_columns() const noexcept { return researcher_columns_; }
    const data::Columns& suggestion_columns() const noexcept { return suggestion_columns_; }
    const data::Graph& graph() const noexcept { return graph_; }
    const data::Lexicon& lexicon() const noexcept { return lexicon_; }
    const data::Dictionary& dictionary() const noexcept { return dictionary_; }
    const data::Expressions& expressions() const noexcept { return expressions_; }
    const likeness::Latent& latent() const noexcept { return latent_; }
    const likeness::WorkNeighbours& neighbours() const noexcept { return neighbours_; }
    const likeness::TextWeights& text_weights() const noexcept { return text_weights_; }
    /// The year from which the age of works is counted; 0 when none is dated (latest_year.hpp).
    int latest_year() const noexcept { return latest_year_; }
    /// How much a work is cited (citation_prior.hpp); 0 when nothing is known.
    float citation_prior(WorkId work) const noexcept {
        const std::uint32_t at = engine::number(work);
        return at < citation_priors_.size() ? citation_priors_[at] : 0;
    }
    /// The texts of works and others as vectors.
    likeness::TextVectors texts() const noexcept { return {forward_, lexicon_, text_weights_}; }

 private:
    Generation(std::uint32_t number, std::filesystem::path directory, Manifest manifest);
    friend class Reader;
    void check_counts() const;
    /// Throws Error{corrupt_index} unless `good`: `file` is of another generation.
    void require(bool good, std::string_view file) const;

    std::uint32_t number_;
    std::filesystem::path directory_;
    Manifest manifest_;
    data::Records work_records_;
    data::Records researcher_records_;
    data::Records suggestion_records_;
    data::SuggestionWords suggestion_words_;
    data::Forward forward_;
    data::Postings postings_;
    data::Columns work_columns_;
    data::Columns researcher_columns_;
    data::Columns suggestion_columns_;
    data::Graph graph_;
    data::Lexicon lexicon_;
    data::Dictionary dictionary_;
    data::Expressions expressions_;
    likeness::Latent latent_;
    likeness::WorkNeighbours neighbours_;
    likeness::TextWeights text_weights_;
    int latest_year_;
    std::vector<float> citation_priors_;  ///< by work
};

/// One thread's view of a generation: its own Xapian handles and analyser beside the shared flat files.
/// Make one per thread; a Reader never moves between threads while in use.
class Reader {
 public:
    /// Throws Error{corrupt_index} when a term index is damaged or of another generation.
    explicit Reader(std::shared_ptr<const Generation> generation);

    const Generation& generation() const noexcept { return *generation_; }
    xapian::TermIndex& work_index() noexcept { return work_index_; }
    xapian::TermIndex& researcher_index() noexcept { return researcher_index_; }
    xapian::TermIndex& suggestion_index() noexcept { return suggestion_index_; }
    text::Analyser& analyser() noexcept { return analyser_; }

    /// The work or researcher with exactly this id. Cost: one term look-up.
    std::optional<WorkId> find_work(std::string_view id);
    std::optional<ResearcherId> find_researcher(std::string_view id);

 private:
    std::shared_ptr<const Generation> generation_;
    xapian::TermIndex work_index_;
    xapian::TermIndex researcher_index_;
    xapian::TermIndex suggestion_index_;
    text::Analyser analyser_;
};

/// The document of `index` whose record in `records` has exactly this id; nothing for what cannot be an id.
/// Throws Error{corrupt_index} on a damaged record. Cost: one term look-up and one decompression.
std::optional<std::uint32_t> document_with(const xapian::TermIndex& index, const data::Records& records,
                                           std::string_view id);

}  // namespace kindred::engine::generation

namespace kindred::engine {

// What everybody holds.
using generation::Generation;
using generation::Reader;

}  // namespace kindred::engine
