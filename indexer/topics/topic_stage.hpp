#pragma once
#include "indexer/gathered/collection.hpp"
#include "indexer/stage/options.hpp"
#include "indexer/stage/progress.hpp"
#include "indexer/stage/report.hpp"
#include "indexer/topics/phrases.hpp"

#include <atomic>
#include <filesystem>
#include <vector>

namespace kindred::indexer::topics {

/// Finds the phrases of the titles in `directory`, and gives works that came without topics those that they
/// name (`TopicReader`): in the stored records, in the texts by which works are found, in `collection`. A
/// phrase that works of the input have as a topic is written the way most of them write it. Returns all
/// phrases, most frequent first. The same whatever the number of threads. Memory: that of PhraseMiner.
std::vector<Phrase> add_topics(const stage::BuildOptions& options, unsigned threads,
                               gathered::Collection& collection, const std::filesystem::path& directory,
                               stage::Progress& progress, const std::atomic<bool>& stop);

}  // namespace kindred::indexer::topics
