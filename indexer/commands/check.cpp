#include "engine/generation/check.hpp"

#include "indexer/commands/command.hpp"

#include <fmt/format.h>

namespace kindred::indexer::commands {

namespace {

struct Options : IndexOptions {
    bool deep = false;
};

int run(Options& options) {
    const engine::generation::CheckReport report = engine::generation::check(options.index, options.deep);
    fmt::print("{}: generation {} is sound: {} works, {} researchers, {:.1f} MB{}\n", options.index,
               report.generation, report.works, report.researchers, static_cast<double>(report.bytes) / 1e6,
               options.deep ? ", every record read" : "");
    return exit_success;
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
    const auto [check, options] =
        add_command(app, action, run, "check", "Verify the published generation", "my-index --deep");
    check->add_flag("--deep", options.deep, "Read every record and run Xapian's own check too");
}

}  // namespace kindred::indexer::commands
