#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace kindred {

/// Exit statuses of the three programs.
inline constexpr int exit_success = 0;
inline constexpr int exit_failure = 1;
inline constexpr int exit_wrong_usage = 2;

/// What a command does; it returns the exit status and throws what goes wrong.
using Action = std::function<int()>;

/// Runs `action` and returns the exit status. What it throws becomes one line on stderr, "PROGRAM: what; what
/// to do" (red on a terminal, control characters replaced), and status 1. The one catch of a program.
int run_program(std::string_view program, const Action& action) noexcept;

/// The same once `app` has read the command line, which may set `action`. What is wrong with that is said in
/// a line of that form, which names the --help of the command, or the commands when it named none; then the
/// status is exit_wrong_usage.
int run_program(std::string_view program, CLI::App& app, int argc, char** argv, const Action& action);

/// What every command about an index takes.
struct IndexOptions {
    std::string index;            ///< its directory
    std::function<void()> check;  ///< throws a CLI::ParseError for what the options alone do not refuse
};

/// A command with INDEX as its first argument, and options that live as long: when the command line asks for
/// it, `action` calls `run` with them. `example` is what stands after its name.
template <typename Options>
std::pair<CLI::App*, Options&> add_command(CLI::App& app, Action& action, int (*run)(Options&),
                                           const std::string& name, const char* what, const char* example) {
    const auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand(name, what);
    command->add_option("INDEX", options->index, "Directory of the index")->required();
    command->footer("Example: " + app.get_name() + " " + name + " " + example);
    command->callback([options, run, &action] {
        if (options->check) options->check();
        action = [options, run] { return run(*options); };
    });
    return {command, *options};
}

/// JSON with an end of line. What a person or a file system gave need not be UTF-8: what is not shows as
/// U+FFFD.
std::string printed(const nlohmann::ordered_json& json, int indent);

/// True when stdout is a terminal and NO_COLOR is not set: colours and highlights make sense.
bool colour_on_stdout() noexcept;

/// Columns of the terminal that stdout is, 80 when it does not say; 0 when stdout is none.
std::size_t columns_on_stdout() noexcept;

}  // namespace kindred
