#include "engine/base/program.hpp"

#include "engine/base/error.hpp"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace kindred {

namespace {

bool no_colour() noexcept {
    // Read before any thread starts.
    const char* const set = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
    return set != nullptr && *set != '\0';
}

void print_error(std::string_view program, std::string message) {
    for (std::size_t i = 0; i < message.size(); ++i) {
        const auto byte = static_cast<unsigned char>(message[i]);
        // U+0080 to U+009F are control characters too, two bytes each in UTF-8.
        const bool second =
            i + 1 < message.size() && (static_cast<unsigned char>(message[i + 1]) & 0xE0) == 0x80;
        if (byte == 0xC2 && second) message[i + 1] = message[i] = ' ';
        if (byte < ' ' || byte == 0x7F) message[i] = ' ';
    }
    const bool colour = ::isatty(STDERR_FILENO) != 0 && !no_colour();
    std::fprintf(stderr, "%s%.*s: %s%s\n", colour ? "\x1b[31m" : "", static_cast<int>(program.size()),
                 program.data(), message.c_str(), colour ? "\x1b[0m" : "");
}

/// What is wrong with a command line that names no command of `app`, with those that there are.
std::string without_command(CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    if (names.empty()) return error.what();
    const std::string_view first = argc > 1 ? argv[1] : "";
    const bool unknown = !first.empty() && !first.starts_with('-');
    return fmt::format("{}; the commands are {}",
                       unknown ? fmt::format("there is no command `{}`", first) : error.what(),
                       fmt::join(names, ", "));
}

}  // namespace

int run_program(std::string_view program, const Action& action) noexcept {
    try {
        const int status = action();
        // An earlier write may have failed and left nothing to flush.
        if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
            throw Error(ErrorCode::io, "cannot write the output", "is the disk full?");
        return status;
    } catch (const Error& error) {
        print_error(program, one_line(error));
    } catch (const std::bad_alloc&) {
        print_error(program, "out of memory");
    } catch (const std::exception& error) {
        print_error(program, error.what());
    } catch (...) {  // Xapian's exceptions are not std::exception
        print_error(program, "failed for an unknown reason");
    }
    return exit_failure;
}

int run_program(std::string_view program, CLI::App& app, int argc, char** argv, const Action& action) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);
        const auto asked = app.get_subcommands();
        const std::string what = asked.empty() ? without_command(app, error, argc, argv) : error.what();
        print_error(program, fmt::format("{}; see {}{} --help", what, program,
                                         asked.empty() ? "" : " " + asked.front()->get_name()));
        return exit_wrong_usage;
    }
    return run_program(program, action);
}

std::string printed(const nlohmann::ordered_json& json, int indent) {
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

bool colour_on_stdout() noexcept {
    return ::isatty(STDOUT_FILENO) != 0 && !no_colour();
}

std::size_t columns_on_stdout() noexcept {
    constexpr std::size_t usual_columns = 80;
    if (::isatty(STDOUT_FILENO) == 0) return 0;
    winsize size = {};
    const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : usual_columns;
}

}  // namespace kindred
