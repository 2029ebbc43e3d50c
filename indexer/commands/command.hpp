#pragma once
#include <functional>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace kindred::indexer::commands {

/// What the command that was asked for does; it returns the exit status and throws what goes wrong.
using Action = std::function<int()>;

/// The commands of kindred-index. Each adds itself to `app`; when the command line asks for it, parsing sets
/// `action`.
void add_build(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_info(CLI::App& app, Action& action);
void add_rollback(CLI::App& app, Action& action);
void add_prune(CLI::App& app, Action& action);
void add_sample(CLI::App& app, Action& action);

/// A command with INDEX, the directory of an index that is there, as its first argument. `example` is what
/// stands after that.
CLI::App* add_command(CLI::App& app, std::string& index, const char* name, const char* what,
                      const char* example);

/// JSON with an end of line. Names of files need not be UTF-8; what is not shows as U+FFFD.
std::string printed(const nlohmann::ordered_json& json, int indent);

}  // namespace kindred::indexer::commands
