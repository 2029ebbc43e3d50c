#pragma once
#include "engine/text/analyser.hpp"
#include "indexer/readers/native/native.hpp"
#include "indexer/stage/progress.hpp"
#include "indexer/stage/workers.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

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

/// What every stage of a build is given. Safe from many threads. What stages write is the same whatever the
/// number of threads; they throw Error{io}, and Error{unavailable} when the build is stopped.
struct Context {
    const BuildOptions& options;
    Workers workers;
    std::filesystem::path directory;  ///< of the generation that is built
    Progress& progress;

    /// A file of that generation (engine::generation::files).
    std::filesystem::path file(std::string_view name) const { return directory / name; }
    /// Where segment `number` of the index of `kind` ("works") is kept until it is merged.
    std::filesystem::path segment(std::string_view kind, std::uint64_t number) const {
        return directory / fmt::format("segment-{}-{:06}", kind, number);
    }
    /// An analyser of the language of the texts, for one thread.
    engine::text::Analyser analyser() const { return engine::text::Analyser(options.language); }
};

}  // namespace kindred::indexer::stage
