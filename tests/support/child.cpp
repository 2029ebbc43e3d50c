#include "tests/support/child.hpp"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace kindred::test {

int status_in_child(const std::function<int()>& call) {
    constexpr int thrown = 250;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        int status = thrown;
        try {
            status = call();
        } catch (...) {
            status = thrown;
        }
        ::_exit(status);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

}  // namespace kindred::test
