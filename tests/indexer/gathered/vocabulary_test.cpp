#include "indexer/gathered/vocabulary.hpp"

#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using kindred::engine::number;
using kindred::engine::StemId;
using kindred::engine::WordId;
using kindred::engine::data::Lexicon;
using kindred::engine::text::Token;
using kindred::indexer::gathered::LexiconBuilder;
using kindred::indexer::gathered::Vocabulary;
using kindred::test::read_file;
using kindred::test::TempDir;

namespace {

Token token(std::string_view word, std::string_view stem, bool stop = false) {
    return {0, 0, 0, stop, word, stem};
}

/// Adds `word` so many times.
void add(Vocabulary& vocabulary, std::string_view word, std::string_view stem, int times = 1) {
    for (int n = 0; n < times; ++n) vocabulary.add(token(word, stem));
}

std::string surface_of(const LexiconBuilder& builder, std::string_view stem) {
    const TempDir dir;
    builder.write_stems(dir / "lexicon");
    const Lexicon lexicon(dir / "lexicon");
    const auto id = lexicon.find(stem);
    REQUIRE(id);
    return std::string(lexicon.surface(*id));
}

}  // namespace

TEST_CASE("stems are numbered in order of first sight and words counted", "[indexer][vocabulary]") {
    Vocabulary vocabulary;
    vocabulary.begin_work();
    const auto check = [&](const Token& added, std::uint32_t word, std::uint32_t stem) {
        const auto place = vocabulary.add(added);
        CHECK(place.word == word);
        CHECK(place.stem == stem);
    };
    check(token("computing", "comput"), 0, 0);
    check(token("the", "the", true), 1, 1);
    check(token("computer", "comput"), 2, 0);
    vocabulary.begin_work();
    check(token("computing", "comput"), 0, 0);
    CHECK(vocabulary.stems()[0].documents == 2);
    CHECK(vocabulary.stems()[1].documents == 1);
    REQUIRE(vocabulary.stems().size() == 2);
    CHECK(vocabulary.stems()[0].text == "comput");
    CHECK_FALSE(vocabulary.stems()[0].stop);
    CHECK(vocabulary.stems()[1].stop);
    REQUIRE(vocabulary.words().size() == 3);
    CHECK(vocabulary.words()[0]->first == "computing");
    CHECK(vocabulary.words()[0]->second.count == 2);
    CHECK(vocabulary.words()[2]->first == "computer");
    CHECK(vocabulary.words()[2]->second.count == 1);
    CHECK(vocabulary.words()[2]->second.stem == 0);
}

TEST_CASE("batches share the words and stems of the collection", "[indexer][vocabulary]") {
    LexiconBuilder builder;
    Vocabulary first;
    for (int work = 0; work < 3; ++work) {
        first.begin_work();
        add(first, "cats", "cat", 2);
    }
    add(first, "dogs", "dog");
    Vocabulary second;
    second.begin_work();
    add(second, "birds", "bird");
    add(second, "cat", "cat");
    const auto numbers = builder.add(first);
    CHECK(numbers.stems == std::vector<StemId>{StemId{0}, StemId{1}});
    CHECK(numbers.words == std::vector<WordId>{WordId{1}, WordId{2}});
    const auto more = builder.add(second);
    CHECK(more.stems == std::vector<StemId>{StemId{2}, StemId{0}});
    CHECK(more.words == std::vector<WordId>{WordId{3}, WordId{4}});

    const TempDir dir;
    builder.write_stems(dir / "lexicon");
    const Lexicon lexicon(dir / "lexicon");
    CHECK(lexicon.size() == 3);
    CHECK(lexicon.document_frequency(StemId{0}) == 4);
    CHECK(lexicon.document_frequency(StemId{1}) == 1);
    CHECK(lexicon.find("bird") == StemId{2});
    CHECK(lexicon.stem_of(WordId{4}) == StemId{0});
    CHECK(lexicon.words_of(StemId{0}).size() == 2);
}

TEST_CASE("the surface of a stem is its most frequent word over all batches", "[indexer][vocabulary]") {
    LexiconBuilder builder;
    Vocabulary first;
    add(first, "computer", "comput", 3);
    add(first, "computing", "comput", 2);
    Vocabulary second;
    add(second, "computing", "comput", 2);
    builder.add(first);
    CHECK(surface_of(builder, "comput") == "computer");
    builder.add(second);
    CHECK(surface_of(builder, "comput") == "computing");
}

TEST_CASE("of equally frequent words the smaller one is the surface", "[indexer][vocabulary]") {
    for (const auto& words : {std::vector{"running", "run", "runs"}, std::vector{"runs", "running", "run"}}) {
        LexiconBuilder builder;
        Vocabulary vocabulary;
        for (const char* word : words) add(vocabulary, word, "run", 2);
        builder.add(vocabulary);
        CHECK(surface_of(builder, "run") == "run");
    }
}

TEST_CASE("the lexicon depends on the order of the input alone", "[indexer][vocabulary]") {
    const auto lexicon = [] {
        LexiconBuilder builder;
        for (int batch = 0; batch < 3; ++batch) {
            Vocabulary vocabulary;
            for (int n = 0; n < 2000; ++n) {
                add(vocabulary, "w" + std::to_string(n * (batch + 1)), "s" + std::to_string(n % 500),
                    1 + n % 3);
            }
            builder.add(vocabulary);
        }
        const TempDir dir;
        builder.write_stems(dir / "lexicon");
        return read_file(dir / "lexicon");
    };
    CHECK((lexicon() == lexicon()));
}

TEST_CASE("a stop word stays one", "[indexer][vocabulary]") {
    LexiconBuilder builder;
    Vocabulary vocabulary;
    vocabulary.add(token("the", "the", true));
    builder.add(vocabulary);
    const TempDir dir;
    builder.write_stems(dir / "lexicon");
    CHECK(Lexicon(dir / "lexicon").stop(StemId{0}));
}
