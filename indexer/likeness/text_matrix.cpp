#include "indexer/likeness/text_matrix.hpp"

#include "engine/generation/generation.hpp"
#include "indexer/stage/batches.hpp"

#include <vector>

namespace kindred::indexer::likeness {

namespace {

namespace files = engine::generation::generation_files;

constexpr std::uint32_t batch_works = 1024;
constexpr std::string_view kind = "texts";

}  // namespace

TextMatrix::TextMatrix(const std::filesystem::path& directory, unsigned threads,
                       const std::atomic<bool>& stop) {
    const engine::data::Forward forward(directory / files::forward);
    const engine::data::Lexicon lexicon(directory / files::lexicon);
    const engine::likeness::TextWeights weights(directory / files::text_weights);
    const engine::likeness::TextVectors texts(forward, lexicon, weights);
    stems_ = lexicon.size();
    const auto path = directory / "texts.building";
    engine::frame::FlatFileWriter out(path, kind);
    out.begin_section("works.values", sizeof(engine::likeness::WeightedStem));
    std::vector<std::uint64_t> offsets = {0};
    const auto prepare = [&] {
        return [&](std::uint32_t first, std::uint32_t last) {
            std::vector<engine::likeness::TextVector> rows;
            for (std::uint32_t i = first; i < last; ++i) rows.push_back(texts.vector_of(engine::WorkId{i}));
            return rows;
        };
    };
    stage::in_batches(forward.size(), batch_works, threads, stop, prepare,
                      [&](std::uint32_t, const std::vector<engine::likeness::TextVector>& rows) {
                          for (const engine::likeness::TextVector& row : rows) {
                              out.append(row.data(), row.size() * sizeof(engine::likeness::WeightedStem));
                              offsets.push_back(offsets.back() + row.size());
                          }
                      });
    out.section("works.offsets", offsets);
    out.finish();
    file_.emplace(path, kind);
    rows_ = engine::frame::Rows<engine::likeness::WeightedStem>(*file_, "works");
    std::filesystem::remove(path);
}

}  // namespace kindred::indexer::likeness
