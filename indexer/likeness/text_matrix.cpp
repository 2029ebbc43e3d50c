#include "indexer/likeness/text_matrix.hpp"

#include "engine/generation/generation.hpp"

#include <vector>

namespace kindred::indexer::likeness {

namespace {

namespace files = engine::generation::generation_files;

constexpr std::string_view kind = "texts";

}  // namespace

TextMatrix::TextMatrix(const stage::Context& context) {
    const engine::data::Forward forward(context.file(files::forward));
    const engine::data::Lexicon lexicon(context.file(files::lexicon));
    const engine::likeness::TextWeights weights(context.file(files::text_weights));
    const engine::likeness::TextVectors texts(forward, lexicon, weights);
    stems_ = lexicon.size();
    const auto path = context.file("texts.building");
    engine::frame::FlatFileWriter out(path, kind);
    out.begin_section("works.values", sizeof(engine::likeness::WeightedStem));
    std::vector<std::uint64_t> offsets = {0};
    const auto prepare = [&] {
        return [&](std::uint32_t work) { return texts.vector_of(engine::WorkId{work}); };
    };
    context.workers.in_order(forward.size(), prepare,
                             [&](std::uint32_t, const engine::likeness::TextVector& row) {
                                 out.append(row.data(), row.size() * sizeof(engine::likeness::WeightedStem));
                                 offsets.push_back(offsets.back() + row.size());
                             });
    out.section("works.offsets", offsets);
    out.finish();
    file_.emplace(path, kind);
    rows_ = engine::frame::Rows<engine::likeness::WeightedStem>(*file_, "works");
    std::filesystem::remove(path);
}

}  // namespace kindred::indexer::likeness
