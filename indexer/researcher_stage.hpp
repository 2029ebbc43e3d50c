#pragma once
#include "indexer/build.hpp"
#include "indexer/collection.hpp"

#include <atomic>
#include <filesystem>
#include <vector>

namespace kindred::indexer {

/// What making the researchers leaves to be done.
struct Researchers {
    std::vector<std::filesystem::path> segments;  ///< to be merged, in order
    engine::FieldCounts fields;                   ///< of the records
};

/// Makes the record and the postings of every researcher of `collection`: writes the records and columns
/// files in `directory`.
Researchers make_researchers(const BuildOptions& options, unsigned threads, const Collection& collection,
                             const std::filesystem::path& directory, Progress& progress,
                             const std::atomic<bool>& stop);

}  // namespace kindred::indexer
