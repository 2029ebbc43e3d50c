#include "engine/base/program.hpp"

#include "engine/base/error.hpp"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
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
        print_error(program, fmt::format("{}; see {}{} --help", error.what(), program,
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

}  // namespace kindred
