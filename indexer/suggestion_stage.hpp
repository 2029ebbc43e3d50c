#pragma once
#include "indexer/build.hpp"
#include "indexer/collection.hpp"
#include "indexer/phrases.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace kindred::indexer {

/// What was made of them.
struct Suggested {
    std::uint32_t suggestions = 0;
    engine::FieldCounts fields;  ///< of the records
};

/// Makes the collection of suggestions from `phrases` of titles, the topics and venues that came with works,
/// and the records of researchers in `directory`. Writes records and index, in order of count. The same
/// whatever the number of threads. Memory: that of the list.
Suggested make_suggestions(const BuildOptions& options, unsigned threads, const Collection& collection,
                           const std::vector<Phrase>& phrases, const std::filesystem::path& directory,
                           Progress& progress, const std::atomic<bool>& stop);

}  // namespace kindred::indexer
