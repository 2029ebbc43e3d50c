#pragma once
#include "indexer/build.hpp"
#include "indexer/collection.hpp"

#include <atomic>
#include <filesystem>
#include <vector>

namespace kindred::indexer {

/// Makes the record and the postings of every researcher of `collection`: writes the records and columns
/// files in `directory` and returns the segments in order.
std::vector<std::filesystem::path> make_researchers(const BuildOptions& options, unsigned threads,
                                                    const Collection& collection,
                                                    const std::filesystem::path& directory,
                                                    Progress& progress, const std::atomic<bool>& stop);

}  // namespace kindred::indexer
