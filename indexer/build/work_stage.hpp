#pragma once
#include "indexer/gathered/collection.hpp"
#include "indexer/input/input.hpp"
#include "indexer/stage/options.hpp"
#include "indexer/stage/progress.hpp"
#include "indexer/stage/report.hpp"

#include <atomic>
#include <filesystem>
#include <vector>

namespace kindred::indexer::build {

/// Works of one segment. Xapian's in-memory inverter slows down with the batch; segments of about this size
/// are the fastest (docs/performance.md).
inline constexpr std::size_t segment_works = 2000;

/// Reads all records of `inputs` on several threads, adds what is good to `collection` and what is not to
/// `report.rejects`, in the order of the inputs, and writes the postings of the works as segments under
/// `directory`. Returns the segments in order. Throws Error when an input is unreadable, there are more than
/// `options.max_rejects` rejects, or `stop` becomes true.
std::vector<std::filesystem::path> read_works(const stage::BuildOptions& options, unsigned threads,
                                              input::Inputs& inputs, gathered::Collection& collection,
                                              const std::filesystem::path& directory,
                                              stage::BuildReport& report, stage::Progress& progress,
                                              const std::atomic<bool>& stop);

}  // namespace kindred::indexer::build
