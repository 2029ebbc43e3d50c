#pragma once
#include "indexer/gathered/corpus.hpp"
#include "indexer/stage/context.hpp"
#include "indexer/topics/phrases.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::indexer::topics {

/// Finds the phrases of the titles of `works`, analysed in `language`, in two readings of them. Calls
/// `advance(reading, works)`, from one thread at a time, with 0 or 1 and how many works were read.
/// `language_of(work)`, when given, says what a title is in, from many threads. Memory: that of PhraseMiner.
std::vector<Phrase> find_phrases(const stage::RecordSpool& works, const std::string& language,
                                 const stage::Workers& workers,
                                 const std::function<void(unsigned, std::uint32_t)>& advance,
                                 const std::function<std::string_view(std::uint32_t)>& language_of = {});

/// What finding topics leaves to be done.
struct FoundTopics {
    std::vector<Phrase> phrases;  ///< of titles, most frequent first
    engine::FieldCounts fields;   ///< of the records of works
};

/// Finds the phrases of the titles of `corpus`, and gives works that came without topics those that they name
/// (`TopicReader`). Writes the records and the forward file, with these topics, and adds them to `corpus`. A
/// phrase that works of the input have as a topic is written the way most of them write it. Memory: that of
/// PhraseMiner.
FoundTopics add_topics(const stage::Context& context, gathered::Corpus& corpus);

}  // namespace kindred::indexer::topics
