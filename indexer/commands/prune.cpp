#include "engine/base/program.hpp"
#include "engine/generation/index_directory.hpp"
#include "indexer/commands/command.hpp"

#include <memory>

#include <fmt/format.h>

namespace kindred::indexer::commands {

namespace {

struct Options {
    std::string index;
    std::size_t keep = 0;
};

int run(const Options& options) {
    engine::generation::IndexDirectory(options.index).require_current();
    engine::generation::IndexWriteLock lock(options.index);
    const std::size_t removed = lock.prune(options.keep);
    fmt::print("{}: {} generations deleted, {} left\n", options.index, removed,
               lock.directory().generations().size());
    return exit_success;
}

}  // namespace

void add_prune(CLI::App& app, Action& action) {
    const auto options = std::make_shared<Options>();
    CLI::App* prune = add_command(app, options->index, "prune",
                                  "Delete old generations; the published one always stays", " --keep 1");
    prune->add_option("--keep", options->keep, "Generations to keep")->required()->check(CLI::Range(1, 1000));
    prune->callback([=, &action] { action = [=] { return run(*options); }; });
}

}  // namespace kindred::indexer::commands
