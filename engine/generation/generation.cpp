#include "engine/generation/generation.hpp"

#include "engine/base/error.hpp"
#include "engine/generation/citation_prior.hpp"
#include "engine/generation/index_directory.hpp"
#include "engine/generation/latest_year.hpp"

namespace kindred::engine::generation {

Generation::Generation(std::uint32_t number, std::filesystem::path directory, Manifest manifest)
    : number_(number),
      directory_(std::move(directory)),
      manifest_(std::move(manifest)),
      work_records_(directory_ / files::work_records),
      researcher_records_(directory_ / files::researcher_records),
      suggestion_records_(directory_ / files::suggestion_records),
      suggestion_words_(directory_ / files::suggestion_words),
      forward_(directory_ / files::forward),
      postings_(directory_ / files::postings),
      work_columns_(directory_ / files::work_columns),
      researcher_columns_(directory_ / files::researcher_columns),
      suggestion_columns_(directory_ / files::suggestion_columns),
      graph_(directory_ / files::graph),
      lexicon_(directory_ / files::lexicon),
      dictionary_(directory_ / files::dictionary),
      expressions_(directory_ / files::expressions),
      latent_(directory_ / files::latent),
      neighbours_(directory_ / files::neighbours),
      text_weights_(directory_ / files::text_weights),
      latest_year_(generation::latest_year(work_columns_, manifest_.built_at)),
      citation_priors_(generation::citation_priors(work_columns_, latest_year_)) {}

std::shared_ptr<const Generation> Generation::open(const std::filesystem::path& root, Verify verify) {
    const IndexDirectory index(root);
    const std::uint32_t number = index.require_current();
    return open_at(index.path_of(number), number, verify);
}

std::shared_ptr<const Generation> Generation::open_at(const std::filesystem::path& directory,
                                                      std::uint32_t number, Verify verify) {
    Manifest manifest = read_manifest(directory);
    const bool checksums = verify == Verify::checksums ||
                           (verify == Verify::checksums_if_small && manifest.bytes() <= verify_always_bytes);
    require_all_files(directory, manifest);
    verify_files(directory, manifest, checksums);
    std::shared_ptr<const Generation> generation(new Generation(number, directory, std::move(manifest)));
    generation->check_counts();
    return generation;
}

void Generation::check_counts() const {
    const std::uint32_t works = manifest_.works;
    const std::uint32_t researchers = manifest_.researchers;
    const std::uint32_t suggestions = manifest_.suggestions;
    require(work_records_.size() == works, files::work_records);
    require(forward_.size() == works, files::forward);
    require(postings_.works() == works && postings_.stems() == lexicon_.size() + expressions_.size(),
            files::postings);
    require(graph_.works() == works && graph_.researchers() == researchers, files::graph);
    require(work_columns_.documents() == works, files::work_columns);
    require(latent_.works() == works, files::latent);
    require(!latent_.has_projection() || latent_.stems() == lexicon_.size(), files::latent);
    require(neighbours_.works() == works, files::neighbours);
    require(text_weights_.works() == works && text_weights_.stems() == lexicon_.size(), files::text_weights);
    require(researcher_records_.size() == researchers, files::researcher_records);
    require(researcher_columns_.documents() == researchers, files::researcher_columns);
    require(suggestion_records_.size() == suggestions, files::suggestion_records);
    require(suggestion_words_.suggestions() == suggestions, files::suggestion_words);
    require(suggestion_columns_.documents() == suggestions, files::suggestion_columns);
}

void Generation::require(bool good, std::string_view file) const {
    if (good) return;
    throw Error(
        ErrorCode::corrupt_index,
        (directory_ / file).string() + " is damaged: it and other files disagree about how much they hold",
        rebuild_hint);
}

Reader::Reader(std::shared_ptr<const Generation> generation)
    : generation_(std::move(generation)),
      work_index_(generation_->directory() / files::works_index),
      researcher_index_(generation_->directory() / files::researchers_index),
      suggestion_index_(generation_->directory() / files::suggestions_index),
      analyser_(generation_->manifest().language) {
    const Manifest& manifest = generation_->manifest();
    generation_->require(work_index_.document_count() == manifest.works, files::works_index);
    generation_->require(researcher_index_.document_count() == manifest.researchers,
                         files::researchers_index);
    generation_->require(suggestion_index_.document_count() == manifest.suggestions,
                         files::suggestions_index);
}

std::optional<std::uint32_t> document_with(const xapian::TermIndex& index, const data::Records& records,
                                           std::string_view id) {
    if (!valid_id(id)) return std::nullopt;
    const auto document = index.find_id(id);
    // Terms of long ids are cut: two ids may share one.
    if (!document || records.read(*document).text("id") != id) return std::nullopt;
    return document;
}

std::optional<WorkId> Reader::find_work(std::string_view id) {
    const auto document = document_with(work_index_, generation_->work_records(), id);
    return document ? std::optional(WorkId{*document}) : std::nullopt;
}

std::optional<ResearcherId> Reader::find_researcher(std::string_view id) {
    const auto document = document_with(researcher_index_, generation_->researcher_records(), id);
    return document ? std::optional(ResearcherId{*document}) : std::nullopt;
}

}  // namespace kindred::engine::generation
