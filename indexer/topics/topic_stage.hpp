#pragma once
#include "indexer/gathered/corpus.hpp"
#include "indexer/stage/context.hpp"
#include "indexer/topics/phrases.hpp"

#include <vector>

namespace kindred::indexer::topics {

/// What finding topics leaves to be done.
struct FoundTopics {
    std::vector<Phrase> phrases;  ///< of titles, most frequent first
    engine::FieldCounts fields;   ///< of the records of works
};

/// Finds the phrases of the titles of `corpus`, and gives works that came without topics those that they name
/// (`TopicReader`). Writes the records and the forward file, with these topics, and adds them to `corpus`. A
/// phrase that works of the input have as a topic is written the way most of them write it. The same whatever
/// the number of threads. Memory: that of PhraseMiner. Throws Error{io}, and Error{unavailable} when the
/// build is stopped.
FoundTopics add_topics(const stage::Context& context, gathered::Corpus& corpus);

}  // namespace kindred::indexer::topics
