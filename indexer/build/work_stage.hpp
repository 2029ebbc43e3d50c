#pragma once
#include "indexer/gathered/corpus.hpp"
#include "indexer/input/input.hpp"
#include "indexer/stage/context.hpp"
#include "indexer/stage/report.hpp"

#include <filesystem>
#include <vector>

namespace kindred::indexer::build {

/// Reads all records of `inputs` on several threads, adds what is good to `corpus` and what is not to
/// `report.rejects`, in the order of the inputs, and writes the postings of the works as segments. Returns
/// the segments in order. Throws Error when an input is unreadable, there are more rejects than the options
/// allow, or the build is stopped.
std::vector<std::filesystem::path> read_works(const stage::Context& context, input::Inputs& inputs,
                                              gathered::Corpus& corpus, stage::BuildReport& report);

}  // namespace kindred::indexer::build
