#pragma once
#include "indexer/build.hpp"
#include "indexer/collection.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>

namespace kindred::indexer {

/// What was made of them.
struct Suggested {
    std::uint32_t suggestions = 0;
    engine::FieldCounts fields;  ///< of the records
};

/// Makes the collection of suggestions from the records of works and researchers in `directory` and from
/// `collection`: phrases of titles, given topics, venues, researchers. Writes records and index, in order of
/// count. The same whatever the number of threads. Memory: that of
/// PhraseMiner and the list.
Suggested make_suggestions(const BuildOptions& options, unsigned threads, const Collection& collection,
                           const std::filesystem::path& directory, Progress& progress,
                           const std::atomic<bool>& stop);

}  // namespace kindred::indexer
