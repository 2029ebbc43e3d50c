#include "engine/base/terms.hpp"
#include "engine/xapian/term_index.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::xapian;

namespace {

constexpr std::uint32_t documents = 40;

std::string write_index(const test::TempDir& dir) {
    SegmentWriter writer(dir / "segment");
    for (std::uint32_t d = 0; d < documents; ++d) {
        const std::string id = make_term(id_prefix, "W" + std::to_string(100 + d));
        writer.add({{"word", 1}, {id, 0}});
    }
    writer.finish();
    merge_segments({dir / "segment"}, dir / "index.glass");
    return test::read_file(dir / "index.glass");
}

void read_all(const std::filesystem::path& path) {
    const TermIndex index(path);
    index.document_frequency("word");
    for (std::uint32_t d = 0; d < documents; ++d) index.find_id("W" + std::to_string(100 + d));
    index.match(TermQuery::of_term("word"), 0, documents, {});
}

}  // namespace

TEST_CASE("A term index cut short is damage at every length", "[engine][term_index]") {
    const test::TempDir dir;
    const std::string whole = write_index(dir);
    REQUIRE_NOTHROW(read_all(dir / "index.glass"));
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        // Below its blocks the file is only its head; there is always something missing to read.
        INFO(size << " of " << whole.size() << " bytes");
        const auto path = dir.write("short.glass", whole.substr(0, size));
        test::check_damage([&] { read_all(path); }, path.string());
    }
}

TEST_CASE("What is not a term index is damage", "[engine][term_index]") {
    const test::TempDir dir;
    const auto check = [](const std::filesystem::path& path) {
        test::check_damage([&] { read_all(path); }, path.string());
    };
    check(dir / "missing.glass");
    check(dir.path());
    check(dir.write("text.glass", std::string(20'000, 'x')));
    check(dir.write("zeros.glass", std::string(20'000, '\0')));
    CHECK_THROWS_AS(TermIndex::check(dir / "missing.glass"), Error);
}

TEST_CASE("A text in place of a term index leads nowhere", "[engine][term_index]") {
    const test::TempDir dir;
    write_index(dir);
    const std::string link = "auto " + (dir / "index.glass").string() + "\n";
    const std::string program = "remote :touch " + (dir / "touched").string() + "\n";
    for (const std::string& text : {link, program}) {
        const auto path = dir.write("stub.glass", text);
        test::check_damage([&] { read_all(path); }, path.string());
    }
    CHECK_FALSE(std::filesystem::exists(dir / "touched"));
}

TEST_CASE("A document that the term index does not hold is damage", "[engine][term_index]") {
    const test::TempDir dir;
    std::string bytes = write_index(dir);
    // The entry of the id's term: key, then frequency 1, total 0 and the first document less one, 39.
    const std::size_t key = bytes.find("Q:W139");
    REQUIRE(key != std::string::npos);
    const std::size_t at = bytes.find('\x27', key);
    REQUIRE(at < key + 20);
    bytes[at] = '\x77';
    const auto path = dir.write("wild.glass", bytes);
    const TermIndex index(path);
    CHECK(index.find_id("W138") == 38U);
    test::check_damage([&] { index.find_id("W139"); }, path.string());
    const TermQuery id = TermQuery::of_term(make_term(id_prefix, "W139"));
    test::check_damage([&] { index.match(id, 0, 10, {}); }, path.string());
}

TEST_CASE("Xapian's own check finds terms out of order", "[engine][term_index]") {
    const test::TempDir dir;
    std::string bytes = write_index(dir);
    CHECK_NOTHROW(TermIndex::check(dir / "index.glass"));
    bytes[bytes.find("Q:W120")] = 'Z';  // no longer in the order of the terms
    const auto path = dir.write("flipped.glass", bytes);
    test::check_damage([&] { TermIndex::check(path); }, path.string());
}
