#include "tests/support/process.hpp"

#include "tests/support/source_tree.hpp"

#include <array>
#include <csignal>
#include <cstdlib>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kindred::test {

namespace {

/// A file without a name: programs can fill it without anyone reading meanwhile.
int memory_file(const std::string& content = {}) {
    const int fd = ::memfd_create("kindred-test", MFD_CLOEXEC);
    REQUIRE(fd >= 0);
    REQUIRE(::pwrite(fd, content.data(), content.size(), 0) == static_cast<ssize_t>(content.size()));
    return fd;
}

std::string content_of(int fd) {
    std::string text;
    std::array<char, 65536> block;
    for (;;) {
        const ssize_t got = ::pread(fd, block.data(), block.size(), static_cast<off_t>(text.size()));
        if (got <= 0) return text;
        text.append(block.data(), static_cast<std::size_t>(got));
    }
}

/// The child's part, after fork: only calls that are safe there.
[[noreturn]] void become(char* const* arguments, const Surroundings& surroundings, int in, int out, int err) {
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (!surroundings.directory.empty() && ::chdir(surroundings.directory.c_str()) != 0) ::_exit(126);
    if (surroundings.max_file_bytes) {
        const rlimit limit = {*surroundings.max_file_bytes, *surroundings.max_file_bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN);
    }
#ifdef __SANITIZE_ADDRESS__
    // As for the tests themselves (main.cpp): what Xapian's own check does, and what it leaks
    // when a write fails, is not ours to repair.
    ::setenv("ASAN_OPTIONS", "new_delete_type_mismatch=0", 0);
    ::setenv("LSAN_OPTIONS",
             ("suppressions=" + source("tests/support/xapian_leaks.txt").string() + ":print_suppressions=0")
                 .c_str(),
             0);
#endif
    ::execv(arguments[0], arguments);
    ::_exit(127);
}

}  // namespace

Process::Process(const std::string& program, const std::vector<std::string>& arguments,
                 const Surroundings& surroundings)
    : out_(memory_file()), err_(memory_file()) {
    std::vector<std::string> words = {program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    int in = -1;
    if (surroundings.silent_input) {
        std::array<int, 2> ends;
        REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
        in = ends[0];
        silent_ = ends[1];
    } else {
        in = memory_file(surroundings.input);
    }
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) become(argv.data(), surroundings, in, out_, err_);
    ::close(in);
}

Process::~Process() {
    if (!ended_) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    for (const int fd : {out_, err_, silent_}) {
        if (fd >= 0) ::close(fd);
    }
}

void Process::send(int signal) const {
    if (!ended_) ::kill(pid_, signal);
}

bool Process::ended() {
    int state = 0;
    if (!ended_ && ::waitpid(pid_, &state, WNOHANG) == pid_) ended_ = state;
    return ended_.has_value();
}

Outcome Process::wait() {
    if (!ended_) {
        int state = 0;
        REQUIRE(::waitpid(pid_, &state, 0) == pid_);
        ended_ = state;
    }
    Outcome outcome;
    if (WIFEXITED(*ended_)) outcome.status = WEXITSTATUS(*ended_);
    if (WIFSIGNALED(*ended_)) outcome.signal = WTERMSIG(*ended_);
    outcome.out = content_of(out_);
    outcome.err = content_of(err_);
    return outcome;
}

std::string Process::err() const {
    return content_of(err_);
}

Outcome run(const std::string& program, const std::vector<std::string>& arguments,
            const Surroundings& surroundings) {
    return Process(program, arguments, surroundings).wait();
}

}  // namespace kindred::test
