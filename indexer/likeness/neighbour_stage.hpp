#pragma once
#include "indexer/likeness/latent_stage.hpp"

namespace kindred::indexer::likeness {

/// Writes the neighbours of all works, whose latent vectors and postings are written: the best by
/// engine::likeness::Spreads::likeness of some hundred candidates.
void write_neighbours(const stage::Context& context, const TextRows& texts);

}  // namespace kindred::indexer::likeness
