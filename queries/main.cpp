#include "engine/base/program.hpp"
#include "queries/commands/command.hpp"

#include <string>

int main(int argc, char** argv) {
    using namespace kindred::queries;
    CLI::App app("kindred-query asks an index that kindred-index built.", "kindred-query");
    app.set_version_flag("--version", std::string("kindred-query ") + KINDRED_VERSION);
    app.require_subcommand(1);
    app.footer("Example: kindred-query search my-index \"coral bleaching\"");
    kindred::Action action;
    for (auto* const add :
         {commands::add_search, commands::add_similar, commands::add_experts, commands::add_affinity,
          commands::add_show, commands::add_run, commands::add_evaluate, commands::add_bench})
        add(app, action);
    return kindred::run_program("kindred-query", app, argc, argv, action);
}
