#pragma once
#include "engine/text/analyser.hpp"
#include "indexer/stage/options.hpp"
#include "indexer/stage/progress.hpp"
#include "indexer/stage/workers.hpp"

#include <filesystem>
#include <string_view>

#include <fmt/format.h>

namespace kindred::indexer::stage {

/// What every stage of a build is given. Safe from many threads.
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
