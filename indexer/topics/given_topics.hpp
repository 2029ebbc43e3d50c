#pragma once
#include "engine/base/record.hpp"

#include <string>
#include <vector>

namespace kindred::indexer::topics {

/// The topics of a record as they are shown and counted, each once whatever its case, in their order:
/// - of "Machine Learning: ML: Federated learning" what follows the last colon that a space follows, outside
///   brackets; of what then says nothing ("Planning: Other") what stands before it that is no mere acronym;
/// - brackets are balanced: two that a comma inside of brackets parted ("Recognition (detection",
///   "categorization)") are one again, a lone bracket is closed or goes;
/// - what says nothing by itself ("Applications", "General") is left out, as is what has no letter or digit.
std::vector<std::string> shown_topics(const std::vector<std::string>& given);

/// Gives records the topics that are shown; a work keeps those it came with (`topics_given`), to be searched.
void show_topics(engine::Work& work);
void show_topics(engine::ResearcherRecord& researcher);

}  // namespace kindred::indexer::topics
