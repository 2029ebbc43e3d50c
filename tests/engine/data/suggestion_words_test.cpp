#include "engine/data/suggestion_words.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using Numbers = std::vector<std::uint32_t>;
using Range = SuggestionWords::Range;

namespace {

Numbers list(std::span<const std::uint32_t> numbers) {
    return {numbers.begin(), numbers.end()};
}

/// Writes the file of two words, one spelling "b a", with these numbers in its sections.
void write_sections(const std::filesystem::path& path, const Numbers& spelling, const Numbers& postings,
                    const Numbers& suggestions) {
    FlatFileWriter out(path, "suggestion words");
    RowsBuilder<char> words;
    words.add(std::string("a"));
    words.add(std::string("b"));
    words.write(out, "words");
    write_rows<std::uint32_t>(out, "spellings", std::vector<Numbers>{spelling});
    write_rows<std::uint32_t>(out, "postings", std::vector<Numbers>{postings, {0}});
    out.section("suggestions", suggestions);
    out.finish();
}

}  // namespace

TEST_CASE("Words of suggestions are found both ways", "[engine][suggestion_words]") {
    const test::TempDir dir;
    SuggestionWordsBuilder builder;
    builder.add({{"multi", "task", "learning"}, {}, {"multitask", "learning"}});
    builder.add({{"learning", "to", "learn"}});
    builder.add({{"bora", "bora"}});
    builder.write(dir / "f");
    const SuggestionWords words(dir / "f");
    REQUIRE(words.words() == 7);  // bora learn learning multi multitask task to
    REQUIRE(words.spellings() == 4);
    CHECK(words.suggestions() == 3);
    CHECK(list(words.words_of(0)) == Numbers{3, 5, 2});
    CHECK(list(words.words_of(1)) == Numbers{4, 2});
    CHECK(list(words.words_of(3)) == Numbers{0, 0});
    CHECK(words.suggestion_of(1) == 0);
    CHECK(words.suggestion_of(2) == 1);
    CHECK(list(words.spellings_with(words.find("learning"))) == Numbers{0, 1, 2});
    CHECK(list(words.spellings_with(words.find("bora"))) == Numbers{3});
    for (const char* absent : {"", "lear", "learnings", "zz", "\xFF"}) {
        CHECK(words.find(absent).empty());
        CHECK(words.spellings_with(words.find(absent)).empty());
    }
    const Range learn = words.starting_with("learn");
    CHECK(learn.last - learn.first == 2);
    CHECK(learn.has(words.find("learning").first));
    CHECK_FALSE(learn.has(words.find("multi").first));
    CHECK(list(words.spellings_with(learn)) == Numbers{2, 0, 1, 2});
    CHECK(words.starting_with("").last == words.words());
    CHECK(words.starting_with("learningx").empty());
    CHECK(words.starting_with("zz").empty());
}

TEST_CASE("No suggestions have no words", "[engine][suggestion_words]") {
    const test::TempDir dir;
    SuggestionWordsBuilder().write(dir / "f");
    const SuggestionWords words(dir / "f");
    CHECK(words.suggestions() == 0);
    CHECK(words.spellings() == 0);
    CHECK(words.starting_with("").empty());
    CHECK(words.find("a").empty());
}

TEST_CASE("Damaged words of suggestions are refused", "[engine][suggestion_words]") {
    const test::TempDir dir;
    const auto open = [&] { SuggestionWords words(dir / "f"); };
    write_sections(dir / "f", {1, 0}, {0}, {0});
    REQUIRE_NOTHROW(open());
    write_sections(dir / "f", {1, 2}, {0}, {0});
    test::check_damage(open, "names what it does not hold");
    write_sections(dir / "f", {1, 0}, {1}, {0});
    test::check_damage(open, "names what it does not hold");
    for (const std::uint32_t suggestion : {1U, UINT32_MAX}) {
        write_sections(dir / "f", {1, 0}, {0}, {suggestion});
        test::check_damage(open, "names what it does not hold");
    }
    write_sections(dir / "f", {1, 0}, {0}, {0, 0});
    test::check_damage(open, "different lengths");
}
