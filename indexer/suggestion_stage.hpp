#pragma once
#include "indexer/build.hpp"
#include "indexer/collection.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>

namespace kindred::indexer {

/// Makes the collection of suggestions from the records of works and researchers in `directory` and from
/// `collection`: phrases of titles, given topics, venues, researchers. Writes records and index, in order of
/// count, and returns how many there are. The same whatever the number of threads. Memory: that of
/// PhraseMiner and the list.
std::uint32_t make_suggestions(const BuildOptions& options, unsigned threads, const Collection& collection,
                               const std::filesystem::path& directory, Progress& progress,
                               const std::atomic<bool>& stop);

}  // namespace kindred::indexer
