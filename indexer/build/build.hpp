#pragma once
#include "indexer/stage/context.hpp"
#include "indexer/stage/report.hpp"

#include <atomic>

namespace kindred::indexer::build {

/// Builds a new generation from all inputs and publishes it. A bad record is counted in the report and
/// skipped. Throws Error, and leaves the published generation as it was, when an input cannot be read, the
/// disk is full, there is no work or researcher in the inputs, there are too many rejects, or `stop` becomes
/// true (then Error{unavailable}).
stage::BuildReport build(const stage::BuildOptions& options, stage::Progress& progress,
                         const std::atomic<bool>& stop);

}  // namespace kindred::indexer::build
