#pragma once
#include "engine/likeness/likeness.hpp"
#include "indexer/stage/context.hpp"
#include "indexer/stage/spool.hpp"

namespace kindred::indexer::likeness {

/// The vectors of the texts of all works (engine::likeness::TextVectors), by work.
using TextRows = stage::Spool<engine::likeness::WeightedStem>;

/// Writes the weights of stems and works out the vectors that follow from them and from the finished forward
/// file and lexicon.
TextRows text_rows(const stage::Context& context);

/// Writes the latent vectors of all works: `vectors`, those that came with them, if any is not empty, else
/// the rows of `texts` turned into the directions in which they differ most.
void write_latent(const stage::Context& context, const TextRows& texts, const stage::Spool<float>& vectors);

}  // namespace kindred::indexer::likeness
