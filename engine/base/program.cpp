#include "engine/base/program.hpp"

#include "engine/base/error.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

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

}  // namespace

int run_program(std::string_view program, const std::function<int()>& command) noexcept {
    try {
        const int status = command();
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

int wrong_usage(std::string_view program, std::string_view what, std::string_view command) noexcept {
    print_error(program, std::string(what) + "; see " + std::string(command) + " --help");
    return exit_wrong_usage;
}

bool colour_on_stdout() noexcept {
    return ::isatty(STDOUT_FILENO) != 0 && !no_colour();
}

}  // namespace kindred
