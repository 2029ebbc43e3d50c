#pragma once
#include "indexer/gathered/collection.hpp"
#include "indexer/stage/options.hpp"
#include "indexer/stage/progress.hpp"
#include "indexer/stage/report.hpp"
#include "indexer/topics/phrases.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace kindred::indexer::suggestions {

/// What was made of them.
struct Suggested {
    std::uint32_t suggestions = 0;
    engine::FieldCounts fields;  ///< of the records
};

/// Makes the collection of suggestions from `phrases` of titles, the topics and venues that came with works,
/// and the records of researchers in `directory`. Writes records and index, in order of count. The same
/// whatever the number of threads. Memory: that of the list.
Suggested make_suggestions(const stage::BuildOptions& options, unsigned threads,
                           const gathered::Collection& collection, const std::vector<topics::Phrase>& phrases,
                           const std::filesystem::path& directory, stage::Progress& progress,
                           const std::atomic<bool>& stop);

}  // namespace kindred::indexer::suggestions
