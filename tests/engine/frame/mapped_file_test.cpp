#include "engine/frame/mapped_file.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <string_view>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::frame;

namespace {

std::string_view content(const MappedFile& file) {
    return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

}  // namespace

TEST_CASE("A mapped file shows the bytes of the file", "[engine][mapped_file]") {
    const test::TempDir dir;
    const MappedFile file(dir.write("a", "some bytes"));
    CHECK(content(file) == "some bytes");
    CHECK(file.path() == dir / "a");
    CHECK(MappedFile(dir.write("empty", "")).bytes().empty());
}

TEST_CASE("A mapping outlives the name of its file, and moves", "[engine][mapped_file]") {
    const test::TempDir dir;
    MappedFile first(dir.write("a", "first"));
    MappedFile second(dir.write("b", "second"));
    std::filesystem::remove(dir / "b");
    first = std::move(second);
    CHECK(content(first) == "second");
    const MappedFile third(std::move(first));
    CHECK(content(third) == "second");
}

TEST_CASE("Only regular files that are there can be mapped", "[engine][mapped_file]") {
    const test::TempDir dir;
    test::check_damage([&] { MappedFile(dir / "missing"); }, (dir / "missing").string());
    test::check_damage([&] { MappedFile(dir.path()); }, dir.path().string());
    test::check_damage([&] { MappedFile("/dev/null"); }, "/dev/null");
}
