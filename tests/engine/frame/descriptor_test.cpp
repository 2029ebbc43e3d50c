#include "engine/frame/descriptor.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>

using namespace kindred::engine::frame;

TEST_CASE("a Descriptor closes its file", "[engine][descriptor]") {
    int fd = -1;
    {
        const Descriptor open(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        fd = open.get();
        CHECK(::fcntl(fd, F_GETFD) != -1);
    }
    CHECK(::fcntl(fd, F_GETFD) == -1);
    CHECK(Descriptor(-1).get() == -1);
}

TEST_CASE("failure says what could not be done to which file, and why", "[engine][descriptor]") {
    CHECK(failure("open", "/no/file", ENOENT) == "cannot open /no/file: No such file or directory");
}
