#pragma once
#include "indexer/likeness/text_matrix.hpp"
#include "indexer/stage/context.hpp"

namespace kindred::indexer::likeness {

/// Writes the neighbours of all works, whose latent vectors and postings are written: the best by
/// engine::likeness::Spreads::likeness of some hundred candidates. The same bytes whatever the number of
/// threads. Throws Error{io}, and Error{unavailable} when the build is stopped.
void write_neighbours(const stage::Context& context, const TextMatrix& texts);

}  // namespace kindred::indexer::likeness
