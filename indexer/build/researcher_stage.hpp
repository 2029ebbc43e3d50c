#pragma once
#include "indexer/gathered/corpus.hpp"
#include "indexer/stage/context.hpp"

namespace kindred::indexer::build {

/// Makes the record and the postings of every researcher of `corpus`: writes records, columns and index.
/// Returns the counts of the records' fields.
engine::FieldCounts make_researchers(const stage::Context& context, const gathered::Corpus& corpus);

}  // namespace kindred::indexer::build
