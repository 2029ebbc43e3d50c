#include "engine/generation/check.hpp"

#include "engine/base/error.hpp"
#include "engine/generation/generation.hpp"

#include <fmt/format.h>

namespace kindred::engine::generation {

namespace {

namespace files = generation_files;

void require_same(std::uint32_t in_index, std::uint32_t in_manifest, std::string_view file) {
    if (in_index == in_manifest) return;
    throw Error(ErrorCode::corrupt_index,
                fmt::format("{} holds {} documents, the manifest says {}", file, in_index, in_manifest),
                "build the index again");
}

void decode_everything(const engine::Generation& generation) {
    engine::data::ForwardText text;
    for (std::uint32_t i = 0; i < generation.work_records().size(); ++i) {
        (void)generation.work_records().read(i).to_json();
        generation.forward().read(engine::WorkId{i}, text);
        for (const auto& words : text) {
            for (const engine::WordId word : words) {
                const engine::StemId stem = generation.lexicon().stem_of(word);
                if (word == engine::no_word || engine::number(stem) < generation.lexicon().size()) continue;
                throw Error(ErrorCode::corrupt_index,
                            fmt::format("work number {} has a word that the lexicon lacks", i),
                            "build the index again");
            }
        }
    }
    for (std::uint32_t stem = 0; stem < generation.lexicon().size(); ++stem)
        generation.postings().visit(engine::StemId{stem}, [](const engine::data::Posting&) {});
    for (std::uint32_t i = 0; i < generation.researcher_records().size(); ++i)
        (void)generation.researcher_records().read(i).to_json();
    generation.work_columns().check();
    generation.researcher_columns().check();
    generation.suggestion_columns().check();
    generation.neighbours().check();
    for (std::uint32_t i = 0; i < generation.suggestion_records().size(); ++i)
        (void)generation.suggestion_records().read(i).to_json();
}

}  // namespace

CheckReport check(const std::filesystem::path& index, bool deep) {
    const auto generation = engine::Generation::open(index, Verify::checksums);
    engine::Reader reader(generation);
    const Manifest& manifest = generation->manifest();
    require_same(reader.work_index().document_count(), manifest.works, files::works_index);
    require_same(reader.researcher_index().document_count(), manifest.researchers, files::researchers_index);
    require_same(reader.suggestion_index().document_count(), manifest.suggestions, files::suggestions_index);
    if (deep) {
        decode_everything(*generation);
        generation->dictionary().check(generation->lexicon());
        engine::xapian::TermIndex::check(generation->directory() / files::works_index);
        engine::xapian::TermIndex::check(generation->directory() / files::researchers_index);
        engine::xapian::TermIndex::check(generation->directory() / files::suggestions_index);
    }
    return {generation->number(), manifest.works, manifest.researchers, manifest.bytes()};
}

}  // namespace kindred::engine::generation
