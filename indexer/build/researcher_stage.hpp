#pragma once
#include "indexer/gathered/collection.hpp"
#include "indexer/stage/options.hpp"
#include "indexer/stage/progress.hpp"
#include "indexer/stage/report.hpp"

#include <atomic>
#include <filesystem>
#include <vector>

namespace kindred::indexer::build {

/// What making the researchers leaves to be done.
struct Researchers {
    std::vector<std::filesystem::path> segments;  ///< to be merged, in order
    engine::FieldCounts fields;                   ///< of the records
};

/// Makes the record and the postings of every researcher of `collection`: writes the records and columns
/// files in `directory`.
Researchers make_researchers(const stage::BuildOptions& options, unsigned threads,
                             const gathered::Collection& collection, const std::filesystem::path& directory,
                             stage::Progress& progress, const std::atomic<bool>& stop);

}  // namespace kindred::indexer::build
