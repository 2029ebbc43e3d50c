#pragma once
#include <functional>
#include <string_view>

namespace kindred {

/// Exit statuses of the three programs.
inline constexpr int exit_success = 0;
inline constexpr int exit_failure = 1;
inline constexpr int exit_wrong_usage = 2;

/// Runs `command` and returns the exit status. What it throws becomes one line on stderr, "PROGRAM: what;
/// what to do" (red on a terminal, control characters replaced), and status 1. The one catch of a program.
int run_program(std::string_view program, const std::function<int()>& command) noexcept;

/// Says on stderr, in one line of that form, what is wrong with the command line and that `command` --help
/// tells how it is meant ("kindred-query search"). Returns exit_wrong_usage.
int wrong_usage(std::string_view program, std::string_view what, std::string_view command) noexcept;

/// True when stdout is a terminal and NO_COLOR is not set: colours and highlights make sense.
bool colour_on_stdout() noexcept;

}  // namespace kindred
