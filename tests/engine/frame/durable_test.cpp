#include "engine/frame/durable.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::frame;

TEST_CASE("write_durably replaces what was there", "[engine][durable]") {
    const test::TempDir dir;
    write_durably(dir / "f", "a longer text");
    write_durably(dir / "f", std::string_view("sh\0rt", 5));
    CHECK(test::read_file(dir / "f") == std::string("sh\0rt", 5));
    write_durably(dir / "f", "");
    CHECK(test::read_file(dir / "f").empty());
}

TEST_CASE("A write that fails is an error with the path and the reason", "[engine][durable]") {
    const test::TempDir dir;
    test::check_error([&] { write_durably(dir / "no/f", "x"); }, ErrorCode::io, (dir / "no/f").string());
    test::check_error([&] { write_durably(dir.path(), "x"); }, ErrorCode::io, "directory");
    const Error full = test::error_of([] { write_durably("/dev/full", "x"); });
    CHECK(full.code() == ErrorCode::io);
    CHECK(full.hint() == "free some disk space");
}

TEST_CASE("Syncing what is not there is an error", "[engine][durable]") {
    const test::TempDir dir;
    dir.write("sub/f", "x");
    CHECK_NOTHROW(sync_directory(dir / "sub"));
    CHECK_NOTHROW(sync_files(dir / "sub"));
    test::check_error([&] { sync_directory(dir / "sub/f"); }, ErrorCode::io, "sub/f");
    test::check_error([&] { sync_directory(dir / "missing"); }, ErrorCode::io, "missing");
    test::check_error([&] { sync_files(dir / "missing"); }, ErrorCode::io,
                      "cannot write " + (dir / "missing").string());
}
