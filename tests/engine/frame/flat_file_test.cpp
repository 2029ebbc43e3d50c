#include "engine/frame/flat_file.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <cstring>
#include <limits>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::frame;
namespace fs = std::filesystem;

namespace {

// Places in the file of `write_sample`, from its end: a table of two lines of 56 bytes, then 24 bytes.
constexpr std::size_t tail_bytes = 24;
constexpr std::size_t line_bytes = 56;
constexpr std::size_t line_offset = 32;
constexpr std::size_t line_size = 40;
constexpr std::size_t line_element = 48;

void write_sample(const fs::path& path) {
    FlatFileWriter out(path, "sample");
    out.section("numbers", std::vector<std::uint32_t>{1, 2, 3});
    out.begin_section("text");
    out.append("hello ");
    out.append("world");
    out.finish();
}

/// `bytes` with a number of 64 bits at `at`.
std::string with_number(std::string bytes, std::size_t at, std::uint64_t number) {
    REQUIRE(at + sizeof number <= bytes.size());
    std::memcpy(bytes.data() + at, &number, sizeof number);
    return bytes;
}

/// Writes rows with these offsets over five values.
void write_rows(const fs::path& path, const std::vector<std::uint64_t>& offsets) {
    FlatFileWriter out(path, "rows");
    out.section("r.offsets", offsets);
    out.section("r.values", std::vector<std::uint16_t>{10, 11, 12, 13, 14});
    out.finish();
}

}  // namespace

TEST_CASE("A flat file gives its sections back, aligned", "[engine][flat_file]") {
    const test::TempDir dir;
    write_sample(dir / "f");
    const FlatFile file(dir / "f", "sample");
    const auto numbers = file.section<std::uint32_t>("numbers");
    CHECK(std::vector<std::uint32_t>(numbers.begin(), numbers.end()) == std::vector<std::uint32_t>{1, 2, 3});
    CHECK(file.text("text") == "hello world");
    CHECK(reinterpret_cast<std::uintptr_t>(file.text("text").data()) % 8 == 0);
    write_sample(dir / "again");
    CHECK(test::read_file(dir / "again") == test::read_file(dir / "f"));
}

TEST_CASE("A flat file may have no sections and empty ones", "[engine][flat_file]") {
    const test::TempDir dir;
    FlatFileWriter(dir / "none", "sample").finish();
    CHECK_NOTHROW(FlatFile(dir / "none", "sample"));
    FlatFileWriter out(dir / "empty", "sample");
    out.section("numbers", std::vector<std::uint64_t>{});
    out.finish();
    CHECK(FlatFile(dir / "empty", "sample").section<std::uint64_t>("numbers").empty());
}

TEST_CASE("A flat file is asked for what it holds", "[engine][flat_file]") {
    const test::TempDir dir;
    write_sample(dir / "f");
    const std::string path = (dir / "f").string();
    test::check_damage([&] { FlatFile(path, "other"); }, path + " is damaged: it is not a file of other");
    const FlatFile file(path, "sample");
    test::check_damage([&] { file.text("absent"); }, path + " is damaged: section absent is missing");
    test::check_damage([&] { file.section<std::uint64_t>("numbers"); }, path);
    test::check_damage([&] { file.text("numbers"); }, "element size");
}

TEST_CASE("An unfinished or truncated flat file is refused at every length", "[engine][flat_file]") {
    const test::TempDir dir;
    write_sample(dir / "f");
    const std::string whole = test::read_file(dir / "f");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto path = dir.write("short", whole.substr(0, size));
        test::check_damage([&] { FlatFile(path, "sample"); }, path.string());
    }
    {
        FlatFileWriter unfinished(dir / "unfinished", "sample");
        unfinished.section("numbers", std::vector<std::uint32_t>(100));
    }
    test::check_damage([&] { FlatFile(dir / "unfinished", "sample"); }, "unfinished");
}

TEST_CASE("A table of sections that does not fit is refused", "[engine][flat_file]") {
    const test::TempDir dir;
    write_sample(dir / "f");
    const std::string whole = test::read_file(dir / "f");
    const std::size_t tail = whole.size() - tail_bytes;
    const std::size_t line = tail - 2 * line_bytes;
    const auto huge = std::numeric_limits<std::uint64_t>::max();
    const std::pair<std::size_t, std::vector<std::uint64_t>> cases[] = {
        {tail, {0, 1, line + 8, tail, tail + 8, whole.size(), huge, huge - 23, std::uint64_t{1} << 63}},
        {tail + 8, {0, 1, 3, 1001, huge, huge / line_bytes, (std::uint64_t{1} << 63) / 7}},
        {line + line_offset, {1, 33, line + 8, huge, huge - 7, huge - 11}},
        {line + line_size, {1, 13, line, huge, huge - 3, huge - 31}},
        {line + line_element, {0, 5, huge}},
    };
    for (const auto& [at, numbers] : cases) {
        for (const std::uint64_t number : numbers) {
            INFO("number " << number << " at " << at);
            const auto path = dir.write("bad", with_number(whole, at, number));
            test::check_damage([&] { FlatFile(path, "sample").section<std::uint32_t>("numbers"); },
                               path.string());
        }
    }
}

TEST_CASE("A flat file with another magic is refused", "[engine][flat_file]") {
    const test::TempDir dir;
    write_sample(dir / "f");
    std::string bytes = test::read_file(dir / "f");
    bytes[0] = 'X';
    test::check_damage([&] { FlatFile(dir.write("head", bytes), "sample"); }, "not of kindred");
    bytes[0] = 'K';
    bytes.back() = 'X';
    test::check_damage([&] { FlatFile(dir.write("tail", bytes), "sample"); }, "cut short");
}

TEST_CASE("Writing where one cannot write throws", "[engine][flat_file]") {
    const test::TempDir dir;
    test::check_error([&] { FlatFileWriter(dir / "no/such/directory", "sample"); }, ErrorCode::io, "no/such");
    const auto fill = [] {
        FlatFileWriter full("/dev/full", "sample");
        full.section("numbers", std::vector<std::uint64_t>(100'000));
        full.finish();
    };
    test::check_error(fill, ErrorCode::io, "/dev/full");
    CHECK(test::error_of(fill).hint() == "is the disk full?");
}

TEST_CASE("Rows read back as built", "[engine][flat_file]") {
    const test::TempDir dir;
    RowsBuilder<std::uint32_t> builder;
    builder.add(std::vector<std::uint32_t>{1, 2});
    builder.add(std::vector<std::uint32_t>{});
    builder.add(std::vector<std::uint32_t>{3});
    FlatFileWriter out(dir / "f", "rows");
    builder.write(out, "r");
    out.finish();
    const FlatFile file(dir / "f", "rows");
    const Rows<std::uint32_t> rows(file, "r");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].size() == 2);
    CHECK(rows[0][1] == 2);
    CHECK(rows[1].empty());
    CHECK(rows[2][0] == 3);
    CHECK(rows[3].empty());
    CHECK(rows[std::numeric_limits<std::size_t>::max()].empty());
    CHECK(Rows<std::uint32_t>().size() == 0);
    CHECK(Rows<std::uint32_t>()[0].empty());
}

TEST_CASE("Rows whose offsets leave their values are refused", "[engine][flat_file]") {
    const test::TempDir dir;
    const auto huge = std::numeric_limits<std::uint64_t>::max();
    const std::vector<std::uint64_t> bad[] = {
        {},           {0},          {5},          {0, 4},       {0, 6},    {1, 5},
        {0, 3, 2, 5}, {0, huge, 5}, {huge, 0, 5}, {0, 5, huge}, {0, 6, 5}, {0, std::uint64_t{1} << 63, 5}};
    for (const auto& offsets : bad) {
        write_rows(dir / "f", offsets);
        const FlatFile file(dir / "f", "rows");
        test::check_damage([&] { Rows<std::uint16_t>(file, "r"); }, (dir / "f").string());
    }
    write_rows(dir / "f", {0, 0, 5, 5});
    const FlatFile file(dir / "f", "rows");
    CHECK(Rows<std::uint16_t>(file, "r")[1].size() == 5);
}
