#include "engine/data/lexicon.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;

namespace {

/// Writes a lexicon of "a" and "b" with these numbers in its sections.
void write_sections(const std::filesystem::path& path, const std::vector<std::uint32_t>& by_text,
                    std::size_t frequencies = 2) {
    RowsBuilder<char> rows;
    rows.add(std::string("a"));
    rows.add(std::string("b"));
    FlatFileWriter out(path, "lexicon");
    rows.write(out, "stems");
    rows.write(out, "surfaces");
    out.section("document_frequencies", std::vector<std::uint32_t>(frequencies));
    out.section("stops", std::vector<std::uint8_t>(2));
    out.section("by_text", by_text);
    out.section("word_stems", std::vector<StemId>());
    out.section("stem_words.offsets", std::vector<std::uint64_t>(3));
    out.section("stem_words.values", std::vector<WordId>());
    out.finish();
}

}  // namespace

TEST_CASE("A lexicon finds stems by number and by text", "[engine][lexicon]") {
    const test::TempDir dir;
    write_lexicon(
        dir / "f", {"the", "comput", "ab", "\xC3\xA9t"},
        {{9, true, "the"}, {4, false, "computing", 3}, {1, false, "ab"}, {2, false, "\xC3\xA9t\xC3\xA9"}},
        {StemId{0}, StemId{1}, StemId{3}, StemId{1}});
    const Lexicon lexicon(dir / "f");
    REQUIRE(lexicon.size() == 4);
    CHECK(lexicon.stem(StemId{1}) == "comput");
    CHECK(lexicon.surface(StemId{1}) == "computing");
    CHECK(lexicon.document_frequency(StemId{1}) == 4);
    CHECK(lexicon.title_frequency(StemId{1}) == 3);
    CHECK(lexicon.title_frequency(StemId{0}) == 0);
    CHECK(lexicon.title_frequency(StemId{4}) == 0);
    CHECK(lexicon.stop(StemId{0}));
    CHECK_FALSE(lexicon.stop(StemId{1}));
    for (std::uint32_t i = 0; i < 4; ++i) CHECK(lexicon.find(lexicon.stem(StemId{i})) == StemId{i});
    for (const char* const absent : {"", "a", "abc", "computing", "zz", "\xFF"})
        CHECK_FALSE(lexicon.find(absent));
    CHECK(lexicon.words() == 4);
    CHECK(lexicon.stem_of(WordId{4}) == StemId{1});
    const auto words = lexicon.words_of(StemId{1});
    CHECK(std::vector(words.begin(), words.end()) == std::vector{WordId{2}, WordId{4}});
    CHECK(lexicon.words_of(StemId{2}).empty());
    for (const WordId unknown : {no_word, WordId{5}, WordId{std::numeric_limits<std::uint32_t>::max()}})
        CHECK(lexicon.stem_of(unknown) == Lexicon::no_stem);
    CHECK(lexicon.words_of(Lexicon::no_stem).empty());
}

TEST_CASE("Unknown stems have no text and no documents", "[engine][lexicon]") {
    const test::TempDir dir;
    write_lexicon(dir / "f", {"one"}, {{1, true, "one"}}, {});
    const Lexicon lexicon(dir / "f");
    for (const std::uint32_t id : {1U, std::numeric_limits<std::uint32_t>::max()}) {
        CHECK(lexicon.stem(StemId{id}).empty());
        CHECK(lexicon.surface(StemId{id}).empty());
        CHECK(lexicon.document_frequency(StemId{id}) == 0);
        CHECK_FALSE(lexicon.stop(StemId{id}));
    }
    write_lexicon(dir / "none", {}, {}, {});
    CHECK(Lexicon(dir / "none").size() == 0);
    CHECK_FALSE(Lexicon(dir / "none").find("one"));
}

TEST_CASE("Damaged numbers in the order of stems never lead out of the lexicon", "[engine][lexicon]") {
    const test::TempDir dir;
    const auto most = std::numeric_limits<std::uint32_t>::max();
    for (const auto& by_text : {std::vector<std::uint32_t>{most, 2}, {0, most}, {1, 0}, {2, 1}}) {
        write_sections(dir / "f", by_text);
        const Lexicon lexicon(dir / "f");
        for (const char* const stem : {"", "a", "b", "c"}) {
            const auto found = lexicon.find(stem);
            CHECK((!found || lexicon.stem(*found) == stem));
            CHECK((!found || number(*found) < lexicon.size()));
        }
    }
}

TEST_CASE("Sections of different lengths are damage", "[engine][lexicon]") {
    const test::TempDir dir;
    write_sections(dir / "f", {0, 1}, 1);
    test::check_damage([&] { Lexicon(dir / "f"); }, (dir / "f").string());
    write_sections(dir / "f", {0, 1, 1});
    test::check_damage([&] { Lexicon(dir / "f"); }, "different lengths");
}
