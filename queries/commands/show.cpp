#include "queries/commands/command.hpp"
#include "queries/profile/profile.hpp"
#include "queries/terminal/terminal.hpp"

#include <fmt/format.h>

namespace kindred::queries::commands {

namespace {

struct Options : IndexOptions {
    std::string id;
    bool json = false;
};

int run(Options& options) {
    engine::Reader reader(engine::Generation::open(options.index));
    const auto work = reader.find_work(options.id);
    const nlohmann::ordered_json profile =
        work ? profile::work_profile(reader, *work)
             : profile::researcher_profile(reader, researcher_called(reader, options.id));
    if (options.json) {
        fmt::print("{}", printed(profile, 2));
    } else {
        terminal::Terminal(colour_on_stdout()).print_profile(profile);
    }
    return exit_success;
}

}  // namespace

void add_show(CLI::App& app, Action& action) {
    const auto [show, options] =
        add_command(app, action, run, "show", "One work or researcher", "my-index A10001");
    show->add_option("ID", options.id, "Id of a work, id or exact name of a researcher")->required();
    add_json(show, options.json);
}

}  // namespace kindred::queries::commands
