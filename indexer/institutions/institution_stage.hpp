#pragma once
#include "indexer/gathered/corpus.hpp"

#include <cstdint>

namespace kindred::indexer::institutions {

/// Finds the organisations of all addresses of `corpus`, those of works and those that a researchers file
/// gives. Returns how many organisations there are.
std::uint64_t find_organisations(gathered::Corpus& corpus);

}  // namespace kindred::indexer::institutions
