#include "engine/base/error.hpp"
#include "engine/generation/generation.hpp"
#include "engine/generation/index_directory.hpp"
#include "indexer/commands/command.hpp"

#include <fmt/format.h>

namespace kindred::indexer::commands {

namespace {

int run(IndexOptions& options) {
    const std::string& index = options.index;
    engine::generation::IndexDirectory(index).require_current();
    engine::generation::IndexWriteLock lock(index);
    const std::uint32_t from = lock.directory().require_current();
    std::uint32_t to = 0;
    for (const std::uint32_t generation : lock.directory().generations()) {
        if (generation < from) to = generation;
    }
    if (to == 0) {
        throw Error(ErrorCode::not_found, fmt::format("generation {} is the oldest that {} has", from, index),
                    "build the index again");
    }
    // It may be half deleted, by a prune that was killed: no index is better off with that.
    engine::Generation::open_at(lock.directory().path_of(to), to,
                                engine::generation::Verify::checksums_if_small);
    lock.set_current(to);
    fmt::print("{}: back from generation {} to {}\n", index, from, to);
    return exit_success;
}

}  // namespace

void add_rollback(CLI::App& app, Action& action) {
    add_command(app, action, run, "rollback", "Go back to the generation before the published one",
                "my-index");
}

}  // namespace kindred::indexer::commands
