#pragma once
#include "indexer/build.hpp"
#include "indexer/collection.hpp"
#include "indexer/input.hpp"

#include <atomic>
#include <filesystem>
#include <vector>

namespace kindred::indexer {

/// Works of one segment. Xapian's in-memory inverter slows down with the batch; segments of about this size
/// are the fastest (docs/performance.md).
inline constexpr std::size_t segment_works = 2000;

/// Reads all records of `inputs` on several threads, adds what is good to `collection` and what is not to
/// `report.rejects`, in the order of the inputs, and writes the postings of the works as segments under
/// `directory`. Returns the segments in order. Throws Error when an input is unreadable, there are more than
/// `options.max_rejects` rejects, or `stop` becomes true.
std::vector<std::filesystem::path> read_works(const BuildOptions& options, unsigned threads, Inputs& inputs,
                                              Collection& collection, const std::filesystem::path& directory,
                                              BuildReport& report, Progress& progress,
                                              const std::atomic<bool>& stop);

}  // namespace kindred::indexer
