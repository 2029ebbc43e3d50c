#include "indexer/vocabulary.hpp"

#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using kindred::engine::Lexicon;
using kindred::engine::number;
using kindred::engine::StemId;
using kindred::engine::Token;
using kindred::indexer::LexiconBuilder;
using kindred::indexer::Vocabulary;
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
    CHECK(vocabulary.add(token("computing", "comput")) == 0);
    CHECK(vocabulary.add(token("the", "the", true)) == 1);
    CHECK(vocabulary.add(token("computer", "comput")) == 0);
    CHECK(vocabulary.add(token("computing", "comput")) == 0);
    REQUIRE(vocabulary.stems().size() == 2);
    CHECK(vocabulary.stems()[0].text == "comput");
    CHECK(vocabulary.stems()[0].title_term == "Scomput");
    CHECK_FALSE(vocabulary.stems()[0].stop);
    CHECK(vocabulary.stems()[1].stop);
    CHECK(vocabulary.words().at("computing").count == 2);
    CHECK(vocabulary.words().at("computer").count == 1);
    CHECK(vocabulary.words().at("computer").stem == 0);
}

TEST_CASE("batches share the stems of the collection", "[indexer][vocabulary]") {
    LexiconBuilder builder;
    Vocabulary first;
    add(first, "cats", "cat");
    add(first, "dogs", "dog");
    first.stems()[0].documents = 3;
    Vocabulary second;
    add(second, "birds", "bird");
    add(second, "cat", "cat");
    second.stems()[0].documents = 1;
    second.stems()[1].documents = 4;
    CHECK(builder.add(first) == std::vector<StemId>{StemId{0}, StemId{1}});
    CHECK(builder.add(second) == std::vector<StemId>{StemId{2}, StemId{0}});
    CHECK(builder.size() == 3);
    CHECK(builder.stem(StemId{2}) == "bird");

    const TempDir dir;
    builder.write_stems(dir / "lexicon");
    const Lexicon lexicon(dir / "lexicon");
    CHECK(lexicon.size() == 3);
    CHECK(lexicon.document_frequency(StemId{0}) == 7);
    CHECK(lexicon.document_frequency(StemId{1}) == 0);
    CHECK(lexicon.find("bird") == StemId{2});
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

TEST_CASE("the lexicon does not depend on the order of a hash table", "[indexer][vocabulary]") {
    // The same words in the same batches, but the tables filled differently: words in another order within
    // each stem, and one table grown by rehashing.
    const auto lexicon = [](bool backwards) {
        LexiconBuilder builder;
        for (int batch = 0; batch < 3; ++batch) {
            Vocabulary vocabulary;
            for (int stem = 0; stem < 500; ++stem)
                vocabulary.add(token("s" + std::to_string(stem), "s" + std::to_string(stem)));
            for (int n = 0; n < 2000; ++n) {
                const int word = backwards ? 1999 - n : n;
                add(vocabulary, "w" + std::to_string(word), "s" + std::to_string(word % 500), 1 + word % 3);
            }
            builder.add(vocabulary);
        }
        const TempDir dir;
        builder.write_stems(dir / "lexicon");
        return read_file(dir / "lexicon");
    };
    CHECK((lexicon(false) == lexicon(true)));
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
