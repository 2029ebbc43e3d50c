#include "indexer/likeness/text_matrix.hpp"

#include "engine/generation/generation.hpp"

namespace kindred::indexer::likeness {

namespace files = engine::generation::files;

TextMatrix::TextMatrix(const stage::Context& context) : rows_(context.file("texts.building")) {
    const engine::data::Forward forward(context.file(files::forward));
    const engine::data::Lexicon lexicon(context.file(files::lexicon));
    const engine::likeness::TextWeights weights(context.file(files::text_weights));
    const engine::likeness::TextVectors texts(forward, lexicon, weights);
    stems_ = lexicon.size();
    const auto prepare = [&] {
        return [&](std::uint32_t work) { return texts.vector_of(engine::WorkId{work}); };
    };
    context.workers.in_order(forward.size(), prepare,
                             [&](std::uint32_t, const engine::likeness::TextVector& row) { rows_.add(row); });
    rows_.finish();
}

}  // namespace kindred::indexer::likeness
