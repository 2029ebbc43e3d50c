#pragma once
#include "indexer/readers/native/native.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace kindred::indexer::stage {

/// What to build from what.
struct BuildOptions {
    std::filesystem::path index;
    std::vector<std::string> inputs;  ///< files, directories, "-" for stdin
    readers::RecordKind records = readers::RecordKind::automatic;
    unsigned threads = 0;              ///< 0: one a core
    std::string language = "en";       ///< of stemming and stop words
    std::size_t keep = 2;              ///< generations left after publishing, at least 1
    std::size_t max_rejects = 100000;  ///< more than this many ends the build
};

}  // namespace kindred::indexer::stage
