#pragma once
#include "indexer/likeness/text_matrix.hpp"
#include "indexer/stage/context.hpp"
#include "indexer/stage/spool.hpp"

namespace kindred::indexer::likeness {

/// Writes the latent vectors of all works: `vectors`, those that came with them, if any is not empty, else
/// the rows of `texts` turned into the directions in which they differ most. Throws Error{io}, and
/// Error{unavailable} when the build is stopped.
void write_latent(const stage::Context& context, const TextMatrix& texts, const stage::Spool<float>& vectors);

}  // namespace kindred::indexer::likeness
