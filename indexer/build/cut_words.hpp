#pragma once
#include "engine/base/record.hpp"

#include <vector>

namespace kindred::indexer::build {

/// Mends the words of titles and abstracts that the end of a line cut in two
/// (engine/text/markup/cut_words.hpp), by what the other texts of `works` have. Costs a reading of them all
/// when one has such a word.
void mend_cut_words(std::vector<engine::Work>& works);

}  // namespace kindred::indexer::build
