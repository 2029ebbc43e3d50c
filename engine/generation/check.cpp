#include "engine/generation/check.hpp"

#include "engine/base/error.hpp"
#include "engine/generation/generation.hpp"

#include <fmt/format.h>

namespace kindred::engine::generation {

namespace {

void decode_all(const data::Records& records) {
    for (std::uint32_t i = 0; i < records.size(); ++i) (void)records.read(i).to_json();
}

void decode_everything(const Generation& generation) {
    decode_all(generation.work_records());
    data::ForwardText text;
    for (std::uint32_t i = 0; i < generation.work_records().size(); ++i) {
        generation.forward().read(WorkId{i}, text);
        for (const auto& words : text) {
            for (const WordId word : words) {
                const StemId stem = generation.lexicon().stem_of(word);
                if (word == no_word || number(stem) < generation.lexicon().size()) continue;
                throw Error(ErrorCode::corrupt_index,
                            fmt::format("work number {} has a word that the lexicon lacks", i),
                            "build the index again");
            }
        }
    }
    for (std::uint32_t stem = 0; stem < generation.postings().stems(); ++stem)
        generation.postings().visit(StemId{stem}, [](const data::Posting&) {});
    decode_all(generation.researcher_records());
    generation.work_columns().check();
    generation.researcher_columns().check();
    generation.suggestion_columns().check();
    generation.neighbours().check();
    decode_all(generation.suggestion_records());
}

}  // namespace

CheckReport check(const std::filesystem::path& index, bool deep) {
    const auto generation = Generation::open(index, Verify::checksums);
    const Reader reader(generation);  // checks the counts of the term indexes
    const Manifest& manifest = generation->manifest();
    if (deep) {
        decode_everything(*generation);
        generation->dictionary().check(generation->lexicon());
        for (const auto name : {files::works_index, files::researchers_index, files::suggestions_index})
            xapian::TermIndex::check(generation->directory() / name);
    }
    return {generation->number(), manifest.works, manifest.researchers, manifest.bytes()};
}

}  // namespace kindred::engine::generation
