#pragma once
#include "indexer/gathered/corpus.hpp"
#include "indexer/stage/context.hpp"

#include <cstdint>

namespace kindred::indexer::expressions {

/// Writes the `expressions` file from the finished lexicon, words and forward file: words that are written as
/// one or as two, and acronyms with what they stand for, as far as works have them. Returns how many. Cost:
/// one pass over the words of all works. Throws Error{io}.
std::uint64_t write_expressions(const stage::Context& context, const gathered::Corpus& corpus);

}  // namespace kindred::indexer::expressions
