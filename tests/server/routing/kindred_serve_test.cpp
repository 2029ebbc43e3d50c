#include "tests/server/http/client.hpp"
#include "tests/support/small_index.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kindred::test;
using namespace std::chrono_literals;

namespace {

/// kindred-serve as a process, with its stdout and stderr on one pipe each.
class Program {
 public:
    explicit Program(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), KINDRED_SERVE);
        std::vector<char*> argv;
        for (std::string& argument : arguments) argv.push_back(argument.data());
        argv.push_back(nullptr);
        std::array<int, 2> out{};
        std::array<int, 2> err{};
        REQUIRE(::pipe(out.data()) == 0);
        REQUIRE(::pipe(err.data()) == 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
        for (const int fd : {out[0], out[1], err[0], err[1]}) posix_spawn_file_actions_addclose(&actions, fd);
        REQUIRE(::posix_spawn(&process_, KINDRED_SERVE, &actions, nullptr, argv.data(), environ) == 0);
        posix_spawn_file_actions_destroy(&actions);
        ::close(out[1]);
        ::close(err[1]);
        out_.reset(::fdopen(out[0], "r"));
        err_.reset(::fdopen(err[0], "r"));
    }
    ~Program() {
        if (process_ > 0) {
            ::kill(process_, SIGKILL);
            wait();
        }
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    std::string line() { return read_line(out_.get()); }
    std::string error_line() { return read_line(err_.get()); }
    void signal(int number) const { ::kill(process_, number); }
    /// The exit status, -1 when a signal ended it.
    int wait() {
        int status = 0;
        ::waitpid(process_, &status, 0);
        process_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

 private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    static std::string read_line(std::FILE* file) {
        std::string line;
        for (int c = std::fgetc(file); c != EOF && c != '\n'; c = std::fgetc(file))
            line += static_cast<char>(c);
        return line;
    }

    pid_t process_ = 0;
    std::unique_ptr<std::FILE, Close> out_;
    std::unique_ptr<std::FILE, Close> err_;
};

unsigned short port_in(const std::string& line) {
    return static_cast<unsigned short>(std::stoi(line.substr(line.rfind(':') + 1)));
}

}  // namespace

TEST_CASE("kindred-serve says where it serves, swaps generations and stops cleanly", "[server][program]") {
    SmallIndex index;
    Program program({index.root().string(), "--port", "0", "--threads", "2"});
    const std::string ready = program.line();
    REQUIRE(ready.starts_with("kindred serves " + index.root().string() + " on http://127.0.0.1:"));
    Client client(port_in(ready));
    CHECK(client.ask(get("/health")).json()["status"] == "available");
    CHECK(client.ask(post("/indexes/works/search", R"({"q":"alpine"})")).json()["hits"].size() == 2);
    CHECK(client.ask(get("/api/v1/researchers/jurgen%20muller")).json()["canonicalId"] == "A1");

    index.publish_again(R"({"id":"N1","title":"Quite new","authors":[{"id":"A1","name":"Ann"}]})");
    const auto patience = std::chrono::steady_clock::now() + 20s;
    int status = 0;
    while (status != 200 && std::chrono::steady_clock::now() < patience) {
        std::this_thread::sleep_for(50ms);
        status = client.ask(get("/api/v1/works/N1")).status;
    }
    CHECK(status == 200);

    program.signal(SIGTERM);
    CHECK(program.wait() == 0);
}

TEST_CASE("kindred-serve tells wrong usage from failure, in one line", "[server][program]") {
    TempDir nothing;
    Program missing({(nothing / "index").string()});
    CHECK(missing.error_line().starts_with("kindred-serve: "));
    CHECK(missing.error_line().empty());
    CHECK(missing.wait() == 1);
    Program unusable({"index", "--threads", "none"});
    CHECK(unusable.error_line().find("--help") != std::string::npos);
    CHECK(unusable.error_line().empty());
    CHECK(unusable.wait() == 2);
    Program help({"--help"});
    CHECK(help.line().find("Serves an index") != std::string::npos);
    bool plain = false;  // values of an option as they are typed
    for (int line = 0; line < 60 && !plain; ++line)
        plain = help.line().find("--log-level debug|info|warn|error|off") != std::string::npos;
    CHECK(plain);
    CHECK(help.wait() == 0);
}

TEST_CASE("kindred-serve asks for keys when it has a master key", "[server][program]") {
    SmallIndex index;
    const std::string master = "0123456789abcdef";
    Program program({index.root().string(), "--port", "0", "--threads", "1", "--master-key", master});
    Client client(port_in(program.line()));
    CHECK(client.ask(get("/health")).status == 200);
    CHECK(client.ask(get("/indexes")).status == 401);
    CHECK(client.ask("GET /indexes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + master + "\r\n\r\n")
              .status == 200);
    program.signal(SIGTERM);
    CHECK(program.wait() == 0);
    for (std::string line = program.error_line(); !line.empty(); line = program.error_line())
        CHECK(line.find(master) == std::string::npos);
}

TEST_CASE("kindred-serve takes no master key that can be guessed", "[server][program]") {
    SmallIndex index;
    Program given({index.root().string(), "--port", "0", "--master-key", "secret"});
    const std::string complaint = given.error_line();
    CHECK(complaint.find("openssl rand -hex 32") != std::string::npos);
    CHECK(complaint.find("secret") == std::string::npos);
    CHECK(given.wait() == 1);
    ::setenv("KINDRED_MASTER_KEY", "", 1);
    Program empty({index.root().string(), "--port", "0"});
    ::unsetenv("KINDRED_MASTER_KEY");
    CHECK(empty.error_line().find("openssl rand -hex 32") != std::string::npos);
    CHECK(empty.wait() == 1);
}

TEST_CASE("kindred-serve takes the master key from the environment", "[server][program]") {
    SmallIndex index;
    ::setenv("KINDRED_MASTER_KEY", "0123456789abcdef", 1);
    Program program({index.root().string(), "--port", "0", "--threads", "1"});
    ::unsetenv("KINDRED_MASTER_KEY");
    Client client(port_in(program.line()));
    CHECK(client.ask(get("/indexes")).status == 401);
}
