#include "indexer/likeness/latent_stage.hpp"

#include "engine/generation/generation.hpp"
#include "engine/likeness/latent.hpp"
#include "engine/likeness/text_vectors.hpp"
#include "indexer/likeness/subspace.hpp"

#include <algorithm>
#include <random>
#include <vector>

namespace kindred::indexer::likeness {

namespace {

namespace files = engine::generation::files;

/// Directions are found from a sample of at most this many works: bounds time and memory.
constexpr std::uint32_t max_fitted_works = 200'000;
constexpr std::uint64_t seed = 128;
/// A stem of fewer of these works ties nothing together.
constexpr std::uint32_t least_works = 2;

/// At most `max_fitted_works` of [0, works), ascending, each set as likely as any other.
std::vector<std::uint32_t> fitted_works(std::uint32_t works) {
    std::mt19937_64 random(seed);
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t work = 0; work < works; ++work) {
        const std::uint64_t wanted = std::min(works, max_fitted_works) - chosen.size();
        if (random() % (works - work) < wanted) chosen.push_back(work);
    }
    return chosen;
}

/// For every stem its row in the projection.
std::vector<std::uint32_t> rows_for(std::uint32_t stems, const TextRows& texts,
                                    const std::vector<std::uint32_t>& works) {
    std::vector<std::uint32_t> frequency(stems, 0);
    for (const std::uint32_t work : works)
        for (const engine::likeness::WeightedStem& s : texts[work]) ++frequency[engine::number(s.stem)];
    std::uint32_t rows = 0;
    std::ranges::transform(frequency, frequency.begin(), [&](std::uint32_t works_with) {
        return works_with < least_works ? engine::likeness::Projection::no_row : rows++;
    });
    return frequency;
}

SparseMatrix matrix_of(const TextRows& texts, const std::vector<std::uint32_t>& works,
                       const std::vector<std::uint32_t>& row_of_stem) {
    SparseMatrix matrix;
    for (const std::uint32_t work : works) {
        for (const engine::likeness::WeightedStem& s : texts[work]) {
            const std::uint32_t column = row_of_stem[engine::number(s.stem)];
            if (column == engine::likeness::Projection::no_row) continue;
            matrix.entries.push_back({column, s.weight});
            matrix.columns = std::max(matrix.columns, column + 1);
        }
        matrix.offsets.push_back(matrix.entries.size());
    }
    return matrix;
}

void write_projected(const stage::Context& context, const TextRows& texts) {
    const std::uint32_t stems = engine::likeness::TextWeights(context.file(files::text_weights)).stems();
    const auto fitted = fitted_works(texts.size());
    const std::vector<std::uint32_t> row_of_stem = rows_for(stems, texts, fitted);
    const SparseMatrix matrix = matrix_of(texts, fitted, row_of_stem);
    const Directions directions = principal_directions(matrix, engine::likeness::dimensions, context.workers);
    engine::likeness::ByteRows rows{directions.dimension, {}, {}};
    for (std::uint32_t row = 0; row < matrix.columns; ++row) rows.add(directions.row(row));
    const engine::likeness::Projection projection = {rows.dimension, row_of_stem, rows.values, rows.scales};
    engine::likeness::LatentWriter writer(context.file(files::latent), rows.dimension, false);
    const auto prepare = [&] { return [&](std::uint32_t work) { return projection.project(texts[work]); }; };
    context.workers.in_order(texts.size(), prepare,
                             [&](std::uint32_t work, const std::vector<float>& vector) {
                                 writer.add(vector);
                                 context.progress.advance(work + 1, -1);
                             });
    writer.finish(&projection);
}

}  // namespace

TextRows text_rows(const stage::Context& context) {
    const engine::data::Forward forward(context.file(files::forward));
    const engine::data::Lexicon lexicon(context.file(files::lexicon));
    engine::likeness::write_text_weights(context.file(files::text_weights), forward, lexicon);
    const engine::likeness::TextWeights weights(context.file(files::text_weights));
    const engine::likeness::TextVectors texts(forward, lexicon, weights);
    TextRows rows(context.file("texts.building"));
    const auto prepare = [&] {
        return [&](std::uint32_t work) { return texts.vector_of(engine::WorkId{work}); };
    };
    context.workers.in_order(forward.size(), prepare,
                             [&](std::uint32_t, const engine::likeness::TextVector& row) { rows.add(row); });
    rows.finish();
    return rows;
}

void write_latent(const stage::Context& context, const TextRows& texts, const stage::Spool<float>& vectors) {
    std::size_t dimension = 0;
    for (std::uint32_t i = 0; i < vectors.size() && dimension == 0; ++i) dimension = vectors[i].size();
    if (dimension == 0) return write_projected(context, texts);
    engine::likeness::LatentWriter writer(context.file(files::latent), static_cast<std::uint32_t>(dimension),
                                          true);
    for (std::uint32_t i = 0; i < vectors.size(); ++i) {
        context.workers.check_stop();
        writer.add(vectors[i]);
    }
    writer.finish(nullptr);
}

}  // namespace kindred::indexer::likeness
