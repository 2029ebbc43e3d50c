#pragma once
#include "indexer/gathered/corpus.hpp"
#include "indexer/stage/context.hpp"

#include <filesystem>
#include <vector>

namespace kindred::indexer::build {

/// What making the researchers leaves to be done.
struct Researchers {
    std::vector<std::filesystem::path> segments;  ///< to be merged, in order
    engine::FieldCounts fields;                   ///< of the records
};

/// Makes the record and the postings of every researcher of `corpus`: writes the records and columns files.
Researchers make_researchers(const stage::Context& context, const gathered::Corpus& corpus);

}  // namespace kindred::indexer::build
