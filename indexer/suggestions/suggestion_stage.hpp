#pragma once
#include "indexer/gathered/corpus.hpp"
#include "indexer/stage/context.hpp"
#include "indexer/topics/phrases.hpp"

#include <cstdint>
#include <vector>

namespace kindred::indexer::suggestions {

/// What was made of them.
struct Suggested {
    std::uint32_t suggestions = 0;
    engine::FieldCounts fields;  ///< of the records
};

/// Makes the collection of suggestions from `phrases` of titles, the topics and venues that came with works,
/// the titles of the tenth of the works that is cited most, and the stored records of researchers. Writes
/// records, words and index, in order of count. Memory: that of the list.
Suggested make_suggestions(const stage::Context& context, const gathered::Corpus& corpus,
                           const std::vector<topics::Phrase>& phrases);

}  // namespace kindred::indexer::suggestions
