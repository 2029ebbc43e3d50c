#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace kindred::test {

/// How a program ended and what it said.
struct Outcome {
    int status = -1;  ///< exit status; -1 when a signal ended it
    int signal = 0;   ///< the signal that ended it, 0 when none
    std::string out;
    std::string err;
};

/// What a program is started with, beside its arguments.
struct Surroundings {
    std::string input;                            ///< what stdin holds
    bool silent_input = false;                    ///< stdin is a pipe that says nothing and stays open
    std::string directory = {};                   ///< to start in
    std::optional<std::uint64_t> max_file_bytes;  ///< longer files fail with EFBIG, as on a full disk
};

/// A running program. Killed with its owner.
class Process {
 public:
    Process(const std::string& program, const std::vector<std::string>& arguments,
            const Surroundings& surroundings = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void send(int signal) const;
    /// Waits for the end.
    Outcome wait();
    /// True when it ended; does not wait.
    bool ended();
    /// What it has said on stderr so far.
    std::string err() const;

 private:
    pid_t pid_ = -1;
    std::optional<int> ended_;  ///< what waitpid said
    int out_ = -1;
    int err_ = -1;
    int silent_ = -1;  ///< our end of the silent pipe
};

/// Runs a program to its end.
Outcome run(const std::string& program, const std::vector<std::string>& arguments,
            const Surroundings& surroundings = {});

}  // namespace kindred::test
