#pragma once
#include "indexer/gathered/corpus.hpp"
#include "indexer/stage/context.hpp"
#include "indexer/topics/phrases.hpp"

#include <vector>

namespace kindred::indexer::topics {

/// Finds the phrases of the titles of the stored records, and gives works that came without topics those that
/// they name (`TopicReader`): in the stored records, in the texts by which works are found, in `corpus`. A
/// phrase that works of the input have as a topic is written the way most of them write it. Returns all
/// phrases, most frequent first. The same whatever the number of threads. Memory: that of PhraseMiner. Throws
/// Error{io}, and Error{unavailable} when the build is stopped.
std::vector<Phrase> add_topics(const stage::Context& context, gathered::Corpus& corpus);

}  // namespace kindred::indexer::topics
