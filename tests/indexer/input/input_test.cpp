#include "indexer/input/input.hpp"

#include "engine/base/error.hpp"
#include "tests/support/compressed.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using kindred::Error;
using kindred::ErrorCode;
using kindred::indexer::input::Inputs;
using kindred::indexer::input::Line;
using kindred::indexer::input::max_line_bytes;
using kindred::test::gzip;
using kindred::test::TempDir;
using kindred::test::zstd;

namespace {

using Texts = std::vector<std::string>;

std::vector<Line> lines_of(Inputs& inputs) {
    std::vector<Line> lines;
    for (Line line; inputs.next(line);) lines.push_back(line);
    return lines;
}

std::vector<Line> lines_of(const Texts& paths) {
    Inputs inputs(paths);
    return lines_of(inputs);
}

/// "1 text", "3 text": numbers and texts of a single file's lines.
Texts numbered(const TempDir& dir, std::string_view content) {
    Texts out;
    for (const Line& line : lines_of({dir.write("in.jsonl", content).string()}))
        out.push_back(std::to_string(line.number) + " " + (line.too_long ? "too long" : line.text));
    return out;
}

Texts names_below(const TempDir& dir) {
    const Inputs inputs({dir.path().string()});
    Texts names;
    for (const std::string& file : inputs.files())
        names.push_back(file.substr(dir.path().string().size() + 1));
    return names;
}

ErrorCode failure_of(const Texts& paths) {
    try {
        lines_of(paths);
    } catch (const Error& error) {
        CHECK_THAT(error.what(), Catch::Contains(paths.back()));
        return error.code();
    }
    FAIL("no error");
    return {};
}

}  // namespace

TEST_CASE("lines come with their numbers, without their ends", "[indexer][input]") {
    const TempDir dir;
    CHECK(numbered(dir, "a\nb\n") == Texts{"1 a", "2 b"});
    CHECK(numbered(dir, "a\nno newline at the end") == Texts{"1 a", "2 no newline at the end"});
    CHECK(numbered(dir, "a\r\nb\r\n") == Texts{"1 a", "2 b"});
    CHECK(numbered(dir,
                   "\xef\xbb\xbf"
                   "a\n\xef\xbb\xbf"
                   "b\n") == Texts{"1 a",
                                   "2 \xef\xbb\xbf"
                                   "b"});
    CHECK(numbered(dir, "\n\na\n \t \n\r\n\nb\n\n") == Texts{"3 a", "7 b"});
    CHECK(numbered(dir, "").empty());
    CHECK(numbered(dir, "\n\r\n   \n").empty());
    CHECK(numbered(dir, "\xef\xbb\xbf").empty());
    CHECK(numbered(dir, std::string_view("a\0b\n", 4)) == Texts{std::string("1 a\0b", 5)});
}

TEST_CASE("lines go on over the ends of read blocks", "[indexer][input]") {
    const TempDir dir;
    std::string content;
    Texts expected;
    for (std::size_t n = 1; content.size() < 2000000; ++n) {
        expected.push_back(std::string(n * 7919 % 70000, 'x') + std::to_string(n));
        content += expected.back() + "\n";
    }
    for (const std::string& file : {content, gzip(content), zstd(content)}) {
        Texts got;
        for (const Line& line : lines_of({dir.write("in", file).string()})) got.push_back(line.text);
        CHECK((got == expected));
    }
}

TEST_CASE("a line over the limit is skipped and counted", "[indexer][input]") {
    const TempDir dir;
    const std::string longest(max_line_bytes, 'x');
    const auto lines =
        lines_of({dir.write("in", "a\n" + longest + "\n" + longest + "x\nb\n" + longest + "xx")});
    REQUIRE(lines.size() == 5);
    CHECK((lines[1].text == longest));
    CHECK_FALSE(lines[1].too_long);
    CHECK(lines[2].too_long);
    CHECK(lines[2].text.empty());
    CHECK(lines[2].number == 3);
    CHECK(lines[3].text == "b");
    CHECK(lines[3].number == 4);
    CHECK_FALSE(lines[3].too_long);
    CHECK(lines[4].too_long);
    CHECK(lines[4].number == 5);
}

TEST_CASE("a line of nothing but too many blanks is too long", "[indexer][input]") {
    const TempDir dir;
    CHECK(numbered(dir, std::string(max_line_bytes + 1, ' ') + "\na\n") == Texts{"1 too long", "2 a"});
}

TEST_CASE("files come in the order given and each counts its own lines", "[indexer][input]") {
    const TempDir dir;
    const auto b = dir.write("b.jsonl", "1\n2").string();
    const auto a = dir.write("a.jsonl.gz", gzip("3\n")).string();
    const auto empty = dir.write("empty.jsonl", "").string();
    const auto lines = lines_of({b, empty, a});
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].text == "2");
    CHECK(lines[1].file == 0);
    CHECK(lines[1].number == 2);
    CHECK(lines[2].text == "3");
    CHECK(lines[2].file == 2);
    CHECK(lines[2].number == 1);
}

TEST_CASE("a directory stands for its records, sorted by path", "[indexer][input]") {
    const TempDir dir;
    for (const char* name :
         {"b.jsonl", "a/z.ndjson", "a/deep/er/x.json", "c.jsonl.gz", "d.json.zst", "a.txt", "readme",
          "e.csv.gz", ".hidden.jsonl", ".git/config.json", "a/.cache/deep/y.json"}) {
        dir.write(name, "");
    }
    std::filesystem::create_directory(dir / "f.jsonl");
    std::filesystem::create_symlink("nowhere", dir / "g.jsonl");
    CHECK(names_below(dir) == Texts{"a/deep/er/x.json", "a/z.ndjson", "b.jsonl", "c.jsonl.gz", "d.json.zst"});
}

TEST_CASE("a hidden directory is read when it is the one named", "[indexer][input]") {
    const TempDir dir;
    dir.write(".records/a.jsonl", "a\n");
    CHECK(lines_of({(dir / ".records").string()}).size() == 1);
}

TEST_CASE("a directory without records is an error", "[indexer][input]") {
    const TempDir dir;
    dir.write("works.csv", "a,b\n");
    CHECK(failure_of({dir.path().string()}) == ErrorCode::invalid_argument);
    std::filesystem::create_directory(dir / "works.jsonl");
    CHECK(failure_of({(dir / "works.jsonl").string()}) == ErrorCode::invalid_argument);
}

TEST_CASE("a missing path is an error before anything is read", "[indexer][input]") {
    const TempDir dir;
    const auto good = dir.write("a.jsonl", "a\n").string();
    CHECK_THROWS_AS(Inputs({good, (dir / "missing.jsonl").string()}), Error);
    CHECK(failure_of({(dir / "missing.jsonl").string()}) == ErrorCode::invalid_argument);
    CHECK(failure_of({good + "/below-a-file"}) == ErrorCode::invalid_argument);
}

TEST_CASE("a file that cannot be read is an error", "[indexer][input]") {
    // The memory of this very process: it opens, and address 0 cannot be read.
    CHECK(failure_of({"/proc/self/mem"}) == ErrorCode::io);
}

TEST_CASE("a file called stdin is that file", "[indexer][input]") {
    const TempDir dir;
    dir.write("stdin", "from the file\n");
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(dir.path());
    const auto lines = lines_of({"stdin"});
    std::filesystem::current_path(before);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].text == "from the file");
}

TEST_CASE("compressed data cut short is an error after its good lines", "[indexer][input]") {
    const TempDir dir;
    std::string whole;
    for (int n = 0; n < 50000; ++n) whole += "line " + std::to_string(n * 2654435761U) + "\n";
    const std::string file = GENERATE_COPY(gzip(whole), zstd(whole));
    Inputs inputs({dir.write("cut.jsonl", file.substr(0, file.size() / 2)).string()});
    Line line;
    REQUIRE(inputs.next(line));
    CHECK(line.text == "line 0");
    CHECK_THROWS_AS(lines_of(inputs), Error);
}

TEST_CASE("nothing is read behind an error", "[indexer][input]") {
    const TempDir dir;
    const std::string half = gzip("line\n").substr(0, 12);
    Inputs inputs({dir.write("cut.gz", half).string(), dir.write("b", "12\n").string()});
    Line line;
    CHECK_THROWS_AS(inputs.next(line), Error);
    CHECK_FALSE(inputs.next(line));
}

TEST_CASE("bytes are counted as they are on disk", "[indexer][input]") {
    const TempDir dir;
    const std::string packed = gzip(std::string(100000, 'a') + "\n");
    Inputs inputs({dir.write("a.gz", packed).string(), dir.write("b", "12\n").string()});
    CHECK(inputs.bytes_total() == packed.size() + 3);
    CHECK(inputs.bytes_read() == 0);
    CHECK(lines_of(inputs).size() == 2);
    CHECK(inputs.bytes_read() == packed.size() + 3);
    CHECK(Inputs({"-"}).bytes_total() == 0);
}
