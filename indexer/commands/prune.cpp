#include "engine/generation/index_directory.hpp"
#include "indexer/commands/command.hpp"

#include <fmt/format.h>

namespace kindred::indexer::commands {

namespace {

struct Options : IndexOptions {
    std::size_t keep = 0;
};

int run(Options& options) {
    engine::generation::IndexDirectory(options.index).require_current();
    engine::generation::IndexWriteLock lock(options.index);
    const std::size_t removed = lock.prune(options.keep);
    fmt::print("{}: {} generations deleted, {} left\n", options.index, removed,
               lock.directory().generations().size());
    return exit_success;
}

}  // namespace

void add_prune(CLI::App& app, Action& action) {
    const auto [prune, options] =
        add_command(app, action, run, "prune", "Delete old generations; the published one always stays",
                    "my-index --keep 1");
    prune->add_option("--keep", options.keep, "Generations to keep")->required()->check(CLI::Range(1, 1000));
}

}  // namespace kindred::indexer::commands
