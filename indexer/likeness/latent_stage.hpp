#pragma once
#include "indexer/likeness/own_vectors.hpp"
#include "indexer/likeness/text_matrix.hpp"
#include "indexer/stage/context.hpp"

namespace kindred::indexer::likeness {

/// Writes the latent vectors of all works: those that came with them if any did, else the rows of `texts`
/// turned into the directions in which they differ most. Throws Error{io}, and Error{unavailable} when the
/// build is stopped.
void write_latent(const stage::Context& context, const TextMatrix& texts, OwnVectors& own);

}  // namespace kindred::indexer::likeness
