#pragma once
#include "engine/base/program.hpp"

namespace kindred::indexer::commands {

/// The commands of kindred-index. Each adds itself to `app`; when the command line asks for it, parsing sets
/// `action`.
void add_build(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_info(CLI::App& app, Action& action);
void add_rollback(CLI::App& app, Action& action);
void add_prune(CLI::App& app, Action& action);
void add_sample(CLI::App& app, Action& action);

}  // namespace kindred::indexer::commands
