#pragma once
#include "engine/data/records.hpp"
#include "engine/text/analyser.hpp"
#include "indexer/topics/phrases.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kindred::indexer::topics {

/// Finds the phrases of the titles of `works`, which are in `language`, in two readings of them. Calls
/// `advance(reading, works)`, from one thread at a time, with 0 or 1 and how many works were read. The same
/// whatever the number of threads. Memory: that of PhraseMiner. Throws Error{unavailable} when `stop` becomes
/// true.
std::vector<Phrase> find_phrases(const engine::data::Records& works, const std::string& language,
                                 unsigned threads,
                                 const std::function<void(unsigned, std::uint32_t)>& advance,
                                 const std::atomic<bool>& stop);

}  // namespace kindred::indexer::topics
