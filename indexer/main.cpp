#include "engine/base/program.hpp"
#include "indexer/commands/command.hpp"

#include <string>

int main(int argc, char** argv) {
    using namespace kindred::indexer;
    CLI::App app("kindred-index builds and keeps the index that kindred-query and kindred-serve answer from.",
                 "kindred-index");
    app.set_version_flag("--version", std::string("kindred-index ") + KINDRED_VERSION);
    app.require_subcommand(1);
    app.footer("Example: kindred-index sample works.jsonl && kindred-index build my-index works.jsonl");
    kindred::Action action;
    commands::add_build(app, action);
    commands::add_check(app, action);
    commands::add_info(app, action);
    commands::add_rollback(app, action);
    commands::add_prune(app, action);
    commands::add_sample(app, action);
    return kindred::run_program("kindred-index", app, argc, argv, action);
}
