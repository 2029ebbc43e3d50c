#include "engine/base/program.hpp"

#include "engine/base/error.hpp"
#include "tests/support/child.hpp"
#include "tests/support/temp_dir.hpp"

#include <cstdio>
#include <cstdlib>
#include <new>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using namespace kindred;

namespace {

struct Outcome {
    int status;
    std::string out;
    std::string errors;
};

/// Runs `command` as the program "prog" in a child whose stdout goes to `out`, or to a file when empty.
Outcome outcome_of(const std::function<int()>& command, const char* out = "") {
    const test::TempDir dir;
    const std::string out_path = *out != '\0' ? out : (dir / "out").string();
    dir.write("err", "");
    // What the test runner has not printed yet must not be printed by the child too.
    std::fflush(stdout);
    const int status = test::status_in_child([&] {
        ::dup2(::open(out_path.c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
        ::dup2(::open((dir / "err").c_str(), O_WRONLY), STDERR_FILENO);
        return run_program("prog", command);
    });
    return {status, *out != '\0' ? "" : test::read_file(dir / "out"), test::read_file(dir / "err")};
}

}  // namespace

TEST_CASE("A program ends with the status of its command", "[engine][program]") {
    for (const int status : {exit_success, exit_failure, exit_wrong_usage}) {
        const Outcome outcome = outcome_of([&] { return status; });
        CHECK(outcome.status == status);
        CHECK(outcome.errors.empty());
    }
    CHECK(exit_wrong_usage == 2);
}

TEST_CASE("A program's output is written out", "[engine][program]") {
    const Outcome outcome = outcome_of([] { return std::printf("some words\n") < 0 ? 1 : 0; });
    CHECK(outcome.status == exit_success);
    CHECK(outcome.out == "some words\n");
}

TEST_CASE("An error becomes one line and status 1", "[engine][program]") {
    const Outcome outcome =
        outcome_of([]() -> int { throw Error(ErrorCode::not_found, "there is no index at x", "build one"); });
    CHECK(outcome.status == exit_failure);
    CHECK(outcome.errors == "prog: there is no index at x; build one\n");
    CHECK(outcome.out.empty());
    CHECK(outcome_of([]() -> int { throw std::runtime_error("odd"); }).errors == "prog: odd\n");
    CHECK(outcome_of([]() -> int { throw std::bad_alloc(); }).errors == "prog: out of memory\n");
}

TEST_CASE("An exception of any kind becomes one line", "[engine][program]") {
    const Outcome outcome = outcome_of([]() -> int { throw 42; });
    CHECK(outcome.status == exit_failure);
    CHECK(outcome.errors == "prog: failed for an unknown reason\n");
}

TEST_CASE("Control characters in a message reach no terminal", "[engine][program]") {
    const Outcome outcome = outcome_of([]() -> int {
        throw Error(ErrorCode::io,
                    "a\nb\x1B[31mc\x7F"
                    "d\t\xC2\x9B"
                    "e",
                    "f\r\ng");
    });
    CHECK(outcome.errors == "prog: a b [31mc d   e; f  g\n");
    const Outcome letters =
        outcome_of([]() -> int { throw Error(ErrorCode::io, "caf\xC3\xA9 \xC2\xA9 \xE4\xB8\xAD\xC2"); });
    CHECK(letters.errors == "prog: caf\xC3\xA9 \xC2\xA9 \xE4\xB8\xAD\xC2\n");
}

TEST_CASE("Output that cannot be written is an error, however early it was lost", "[engine][program]") {
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{1} << 20}) {
        const Outcome outcome = outcome_of(
            [&] {
                const std::string text(bytes, 'x');
                std::fwrite(text.data(), 1, text.size(), stdout);
                std::fflush(stdout);
                return exit_success;
            },
            "/dev/full");
        CHECK(outcome.status == exit_failure);
        CHECK(outcome.errors == "prog: cannot write the output; is the disk full?\n");
    }
}

TEST_CASE("A file is no place for colours", "[engine][program]") {
    CHECK(outcome_of([] { return colour_on_stdout() ? 1 : 0; }).status == 0);
}
