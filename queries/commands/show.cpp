#include "engine/base/program.hpp"
#include "queries/commands/command.hpp"
#include "queries/profile/profile.hpp"
#include "queries/terminal/terminal.hpp"

#include <memory>

namespace kindred::queries::commands {

namespace {

struct Options : CommonOptions {
    std::string id;
};

int run(const Options& options) {
    engine::Reader reader = open(options);
    const auto work = reader.find_work(options.id);
    const nlohmann::ordered_json record =
        work
            ? profile::work_profile(reader, *work)
            : profile::researcher_profile(reader, *reader.find_researcher(researcher_id(reader, options.id)));
    if (options.json) {
        print_json(record);
    } else {
        terminal::Terminal(colour_on_stdout()).print_profile(record);
    }
    return exit_success;
}

}  // namespace

void add_show(CLI::App& app, Action& action) {
    const auto options = std::make_shared<Options>();
    CLI::App* show = add_command(app, *options, "show", "One work or researcher", "my-index A10001");
    show->add_option("ID", options->id, "Id of a work, id or exact name of a researcher")->required();
    add_json(show, *options);
    show->callback([=, &action] { action = [=] { return run(*options); }; });
}

}  // namespace kindred::queries::commands
