#pragma once
#include "indexer/likeness/own_vectors.hpp"
#include "indexer/likeness/text_matrix.hpp"
#include "indexer/stage/progress.hpp"

#include <atomic>
#include <filesystem>

namespace kindred::indexer::likeness {

/// Writes the latent vectors of all works into `directory`: those that came with them if any did, else the
/// rows of `texts` turned into the directions in which they differ most. Throws Error{io}, and
/// Error{unavailable} when `stop` becomes true.
void write_latent(const std::filesystem::path& directory, const TextMatrix& texts, OwnVectors& own,
                  unsigned threads, stage::Progress& progress, const std::atomic<bool>& stop);

}  // namespace kindred::indexer::likeness
