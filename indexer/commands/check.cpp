#include "engine/generation/check.hpp"

#include "engine/base/program.hpp"
#include "indexer/commands/command.hpp"

#include <memory>

#include <fmt/format.h>

namespace kindred::indexer::commands {

namespace {

struct Options {
    std::string index;
    bool deep = false;
};

int run(const Options& options) {
    const engine::generation::CheckReport report = engine::generation::check(options.index, options.deep);
    fmt::print("{}: generation {} is sound: {} works, {} researchers, {:.1f} MB{}\n", options.index,
               report.generation, report.works, report.researchers, static_cast<double>(report.bytes) / 1e6,
               options.deep ? ", every record read" : "");
    return exit_success;
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
    const auto options = std::make_shared<Options>();
    CLI::App* check = add_command(app, options->index, "check", "Verify the published generation", " --deep");
    check->add_flag("--deep", options->deep, "Read every record and run Xapian's own check too");
    check->callback([=, &action] { action = [=] { return run(*options); }; });
}

}  // namespace kindred::indexer::commands
