#pragma once
#include "indexer/gathered/record_spool.hpp"
#include "indexer/stage/workers.hpp"
#include "indexer/topics/phrases.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kindred::indexer::topics {

/// Finds the phrases of the titles of `works`, which are in `language`, in two readings of them. Calls
/// `advance(reading, works)`, from one thread at a time, with 0 or 1 and how many works were read. The same
/// whatever the number of threads. Memory: that of PhraseMiner. Throws Error{unavailable} when the build is
/// stopped.
std::vector<Phrase> find_phrases(const gathered::RecordSpool& works, const std::string& language,
                                 const stage::Workers& workers,
                                 const std::function<void(unsigned, std::uint32_t)>& advance);

}  // namespace kindred::indexer::topics
