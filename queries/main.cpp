#include "engine/base/program.hpp"
#include "queries/commands/command.hpp"

#include <string>

int main(int argc, char** argv) {
    using namespace kindred::queries;
    CLI::App app("kindred-query asks an index that kindred-index built.", "kindred-query");
    app.set_version_flag("--version", std::string("kindred-query ") + KINDRED_VERSION);
    app.require_subcommand(1);
    app.footer("Example: kindred-query search my-index \"coral bleaching\"");
    commands::Action action;
    for (auto* const add :
         {commands::add_search, commands::add_similar, commands::add_experts, commands::add_affinity,
          commands::add_show, commands::add_run, commands::add_evaluate, commands::add_bench})
        add(app, action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);
        const auto asked = app.get_subcommands();
        return kindred::wrong_usage("kindred-query", error.what(),
                                    "kindred-query" + (asked.empty() ? "" : " " + asked.front()->get_name()));
    }
    return kindred::run_program("kindred-query", action);
}
