#pragma once
#include "indexer/native_json.hpp"
#include "indexer/progress.hpp"
#include "indexer/report.hpp"

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace kindred::indexer {

/// What to build from what.
struct BuildOptions {
    std::filesystem::path index;
    std::vector<std::string> inputs;  ///< files, directories, "-" for stdin
    Format format = Format::automatic;
    unsigned threads = 0;              ///< 0: one a core
    std::string language = "en";       ///< of stemming and stop words
    std::size_t keep = 2;              ///< generations left after publishing, at least 1
    std::size_t max_rejects = 100000;  ///< more than this many ends the build
};

/// Builds a new generation from all inputs and publishes it. A bad record is counted in the report and
/// skipped. Throws Error, and leaves the published generation as it was, when an input cannot be read, the
/// disk is full, there is no work or researcher in the inputs, there are too many rejects, or `stop` becomes
/// true (then Error{unavailable}).
BuildReport build(const BuildOptions& options, Progress& progress, const std::atomic<bool>& stop);

}  // namespace kindred::indexer
