#include "engine/base/error.hpp"
#include "engine/base/terms.hpp"
#include "engine/xapian/term_index.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::xapian;
namespace fs = std::filesystem;

namespace {

std::string id_of(std::uint32_t document) {
    return "W" + std::to_string(document);
}

/// Writes a segment for each of `sizes`, with the documents numbered on from one to the next.
std::vector<fs::path> write_segments(const test::TempDir& dir, const std::vector<std::uint32_t>& sizes) {
    std::vector<fs::path> segments;
    std::uint32_t document = 0;
    for (const std::uint32_t size : sizes) {
        segments.push_back(dir / ("segment" + std::to_string(segments.size())));
        SegmentWriter writer(segments.back());
        for (std::uint32_t i = 0; i < size; ++i, ++document) {
            const std::string id = make_term(id_prefix, id_of(document));
            writer.add({{"word", document % 5 + 1}, {id, 0}, {document % 2 == 0 ? "even" : "odd", 1}});
        }
        writer.finish();
    }
    return segments;
}

/// Checks that `file` holds `documents` in order and that nothing else is left in its directory.
void check_merged(const fs::path& file, std::uint32_t documents) {
    const TermIndex index(file);
    CHECK(index.document_count() == documents);
    CHECK(index.document_frequency("word") == documents);
    CHECK(index.document_frequency("even") == (documents + 1) / 2);
    for (std::uint32_t d = 0; d < documents; ++d) CHECK(index.find_id(id_of(d)) == d);
    CHECK_NOTHROW(TermIndex::check(file));
    CHECK(fs::is_regular_file(file));
    CHECK(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()) == 1);
}

}  // namespace

TEST_CASE("Merging numbers documents on through the segments", "[engine][segment_merge]") {
    const test::TempDir dir;
    merge_segments(write_segments(dir, {3, 0, 1, 0, 5}), dir / "all.glass");
    check_merged(dir / "all.glass", 9);
}

TEST_CASE("One segment, none and empty ones merge too", "[engine][segment_merge]") {
    for (const std::vector<std::uint32_t>& sizes : {std::vector<std::uint32_t>{4}, {}, {0}, {0, 0}}) {
        const test::TempDir dir;
        merge_segments(write_segments(dir, sizes), dir / "all.glass");
        check_merged(dir / "all.glass", sizes == std::vector<std::uint32_t>{4} ? 4 : 0);
        if (sizes.empty())
            CHECK(TermIndex(dir / "all.glass").match(TermQuery::of_term("word"), 0, 10, {}).matches.empty());
    }
}

TEST_CASE("More segments than are opened at a time keep their order", "[engine][segment_merge]") {
    const test::TempDir dir;
    merge_segments(write_segments(dir, std::vector<std::uint32_t>(203, 2)), dir / "all.glass");
    check_merged(dir / "all.glass", 406);
}

TEST_CASE("However the documents are cut into segments, answers are the same", "[engine][segment_merge]") {
    const test::TempDir dir;
    merge_segments(write_segments(dir, {30}), dir / "one.glass");
    merge_segments(write_segments(dir, {7, 11, 12}), dir / "three.glass");
    const TermIndex one(dir / "one.glass");
    const TermIndex three(dir / "three.glass");
    const TermQuery query =
        TermQuery::of(TermQuery::Op::any, {TermQuery::of_term("word"), TermQuery::of_term("odd")});
    const auto expected = one.match(query, 0, 30, {}).matches;
    const auto found = three.match(query, 0, 30, {}).matches;
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].document == expected[i].document);
        CHECK(found[i].score == Approx(expected[i].score));
    }
}

TEST_CASE("Segments that are missing or nowhere to write them are errors", "[engine][segment_merge]") {
    const test::TempDir dir;
    test::check_damage([&] { merge_segments({dir / "absent"}, dir / "all.glass"); }, "all.glass");
    const auto segments = write_segments(dir, {2});
    CHECK_THROWS_AS(merge_segments(segments, dir / "no/such/all.glass"), Error);
    CHECK(fs::exists(segments[0]));
    dir.write("file", "x");
    CHECK_THROWS_AS(SegmentWriter(dir / "file"), Error);
}
