#include "engine/program.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/error.hpp"

namespace kindred {

namespace {

bool no_colour() noexcept {
    // Read before any thread starts.
    const char* const set = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
    return set != nullptr && *set != '\0';
}

void print_error(std::string_view program, std::string message) {
    for (char& c : message) {
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
    }
    const bool colour = ::isatty(STDERR_FILENO) != 0 && !no_colour();
    std::fprintf(stderr, "%s%.*s: %s%s\n", colour ? "\x1b[31m" : "", static_cast<int>(program.size()), program.data(),
                 message.c_str(), colour ? "\x1b[0m" : "");
}

}  // namespace

int run_program(std::string_view program, const std::function<int()>& command) noexcept {
    try {
        const int status = command();
        if (std::fflush(stdout) != 0) throw Error(ErrorCode::io, "cannot write the output", "is the disk full?");
        return status;
    } catch (const Error& error) {
        print_error(program, one_line(error));
    } catch (const std::bad_alloc&) {
        print_error(program, "out of memory");
    } catch (const std::exception& error) {
        print_error(program, error.what());
    }
    return exit_failure;
}

bool colour_on_stdout() noexcept { return ::isatty(STDOUT_FILENO) != 0 && !no_colour(); }

}  // namespace kindred
