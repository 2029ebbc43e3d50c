#pragma once
#include "indexer/likeness/text_matrix.hpp"
#include "indexer/stage/progress.hpp"

#include <atomic>
#include <filesystem>

namespace kindred::indexer::likeness {

/// Writes the neighbours of all works into `directory`, which has their latent vectors and postings: the best
/// by engine::likeness::Spreads::likeness of some hundred candidates. The same bytes whatever the number of
/// threads. Throws Error{io}, and Error{unavailable} when `stop` becomes true.
void write_neighbours(const std::filesystem::path& directory, const TextMatrix& texts, unsigned threads,
                      stage::Progress& progress, const std::atomic<bool>& stop);

}  // namespace kindred::indexer::likeness
