#include "engine/generation/generation.hpp"
#include "engine/generation/index_directory.hpp"
#include "indexer/commands/command.hpp"

#include <fmt/format.h>

namespace kindred::indexer::commands {

namespace {

struct Options : IndexOptions {
    bool json = false;
};

int run(Options& options) {
    const engine::generation::IndexDirectory index(options.index);
    const std::uint32_t number = index.require_current();
    const engine::generation::Manifest manifest = engine::generation::read_manifest(index.path_of(number));
    if (options.json) {
        const nlohmann::ordered_json json = {{"works", manifest.works},
                                             {"researchers", manifest.researchers},
                                             {"suggestions", manifest.suggestions},
                                             {"generation", number},
                                             {"format", manifest.format},
                                             {"bytes", manifest.bytes()},
                                             {"built_at", manifest.built_at},
                                             {"inputs", manifest.inputs}};
        fmt::print("{}", printed(json, -1));
        return exit_success;
    }
    fmt::print("works        {}\n", manifest.works);
    fmt::print("researchers  {}\n", manifest.researchers);
    fmt::print("generation   {} of {}\n", number, fmt::join(index.generations(), " "));
    fmt::print("format       {}\n", manifest.format);
    fmt::print("size         {:.1f} MB\n", static_cast<double>(manifest.bytes()) / 1e6);
    fmt::print("language     {}\n", manifest.language);
    fmt::print("built        {} by kindred {}\n", manifest.built_at, manifest.kindred_version);
    fmt::print("inputs       {}\n", fmt::join(manifest.inputs, "\n             "));
    return exit_success;
}

}  // namespace

void add_info(CLI::App& app, Action& action) {
    const auto [info, options] =
        add_command(app, action, run, "info", "Show what the index holds", "my-index --json");
    info->add_flag("--json", options.json, "As JSON");
}

}  // namespace kindred::indexer::commands
