#include "engine/text/analyser.hpp"

#include "engine/base/terms.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/stem_cache.hpp"

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::engine;
using namespace kindred::engine::text;

namespace {

using Strings = std::vector<std::string>;

Strings words(std::string_view text) {
    Analyser analyser;
    Strings found;
    for (const auto& token : analyser.analyse(text)) found.emplace_back(token.word);
    return found;
}

Strings stems(std::string_view text, std::string_view language = "en") {
    Analyser analyser(language);
    Strings found;
    for (const auto& token : analyser.analyse(text)) found.emplace_back(token.stem);
    return found;
}

/// The bytes of the original that each token covers.
Strings cuts(std::string_view text) {
    Analyser analyser;
    Strings found;
    for (const auto& token : analyser.analyse(text)) {
        found.emplace_back(text.substr(token.begin, token.end - token.begin));
    }
    return found;
}

}  // namespace

TEST_CASE("words are folded", "[engine][analyser]") {
    CHECK(words("Erdős, MÜLLER & Straße") == Strings{"erdos", "muller", "strasse"});
    CHECK(words("ﬁne-tuning of œuvres") == Strings{"fine", "tuning", "of", "oeuvres"});
    CHECK(words("e\xCC\x81tude") == Strings{"etude"});
    CHECK(words("Søren Łukasz") == Strings{"soren", "lukasz"});
    CHECK(words("com\xC2\xADpu\xE2\x80\x8Bter") == Strings{"computer"});
    CHECK(words("x² H₂O ½") == Strings{"x2", "h2o", "½"});
}

TEST_CASE("hyphens, slashes and signs separate, decimal points hold", "[engine][analyser]") {
    CHECK(words("GPT-4 GPT-3.5 h-index covid-19") ==
          Strings{"gpt", "4", "gpt", "3.5", "h", "index", "covid", "19"});
    CHECK(words("O(1) x_i and/or v2.0.1 1,000") ==
          Strings{"o", "1", "x", "i", "and", "or", "v2.0.1", "1", "000"});
    CHECK(words("in 2019. The 3.x .5 5. a.b") == Strings{"in", "2019", "the", "3", "x", "5", "5", "a", "b"});
    CHECK(words("10.1000/xyz.123") == Strings{"10.1000", "xyz", "123"});
    CHECK(words("GPT\xE2\x80\x93"
                "4") == Strings{"gpt", "4"});
}

TEST_CASE("C++, C# and F# are words", "[engine][analyser]") {
    CHECK(words("C++, C# and F#.") == Strings{"c++", "c#", "and", "f#"});
    CHECK(words("C++11 C#7 abc++ C+ #c C++'s #1") == Strings{"c++11", "c#7", "abc", "c", "c", "c++", "1"});
    CHECK(words("C++20. c++20x c++x C#x") == Strings{"c++20", "c", "20x", "c", "x", "c", "x"});
    CHECK(cuts("in C++.") == Strings{"in", "C++"});
}

TEST_CASE("Greek letters that are signs are words by their names", "[engine][analyser]") {
    for (const char* written : {"TNF-α", "TNFα", "TNF α", "TNF-𝛼", "TNF Α", "TNF-alpha"}) {
        INFO(written);
        CHECK(words(written) == Strings{"tnf", "alpha"});
    }
    CHECK(words("NF-κB NFκB") == Strings{"nf", "kappa", "b", "nf", "kappa", "b"});
    CHECK(words("γδ T cells") == Strings{"gamma", "delta", "t", "cells"});
    CHECK(words("αβγ-crystallin") == Strings{"αβγ", "crystallin"});
    CHECK(words("β2-agonists, 17β, λ's, ΔG") ==
          Strings{"beta", "2", "agonists", "17", "beta", "lambda", "delta", "g"});
    CHECK(words("5 μm, 3 µg/ml, μ-opioid, μ2") ==
          Strings{"5", "um", "3", "ug", "ml", "mu", "opioid", "mu", "2"});
    CHECK(cuts("TNFα, 17β.") == Strings{"TNF", "α", "17", "β"});
    // In Greek they are letters.
    CHECK(words("το φως και η ύλη") == Strings{"το", "φωσ", "και", "eta", "υλη"});
    CHECK(words("το") == Strings{"tau", "omicron"});
}

TEST_CASE("apostrophes vanish and possessives are dropped", "[engine][analyser]") {
    CHECK(words("O'Brien O’Brien don't") == Strings{"obrien", "obrien", "dont"});
    CHECK(words("model's MODEL’S models' 'quoted' it's 's") ==
          Strings{"model", "model", "models", "quoted", "it", "s"});
    CHECK(words("rock'n'roll Qurʾan x'sy") == Strings{"rocknroll", "quran", "xsy"});
    CHECK(cuts("the model's O’Brien models'") == Strings{"the", "model", "O’Brien", "models"});
}

TEST_CASE("CJK runs become bigrams", "[engine][analyser]") {
    CHECK(words("机器学习") == Strings{"机器", "器学", "学习"});
    CHECK(words("字") == Strings{"字"});
    CHECK(words("GPT模型2024") == Strings{"gpt", "模型", "2024"});
    CHECK(words("データ") == Strings{"デー", "ータ"});
    CHECK(words("ﾃﾞｰﾀ") == Strings{"デー", "ータ"});
    CHECK(words("한국어") == Strings{"한국", "국어"});
    CHECK(words("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xEA\xB5\xAD") == Strings{"한국"});
    CHECK(words("学。习") == Strings{"学", "习"});
    CHECK(cuts("x 学习法") == Strings{"x", "学习", "习法"});
    CHECK(cuts("ﾃﾞｰﾀ") == Strings{"ﾃﾞｰ", "ｰﾀ"});
}

TEST_CASE("tokens cut the original word", "[engine][analyser]") {
    CHECK(cuts("Müller (e\xCC\x81tude): ﬁne") == Strings{"Müller", "e\xCC\x81tude", "ﬁne"});
    CHECK(cuts("GPT-3.5!") == Strings{"GPT", "3.5"});
    CHECK(cuts("a\xC2\xAD b") == Strings{"a", "b"});
}

TEST_CASE("stop words are flagged and keep their positions", "[engine][analyser]") {
    Analyser analyser;
    const auto& tokens = analyser.analyse("The state of the art don't");
    REQUIRE(tokens.size() == 6);
    std::vector<std::uint32_t> positions;
    std::vector<bool> stops;
    for (const auto& token : tokens) {
        positions.push_back(token.position);
        stops.push_back(token.stop);
    }
    CHECK(positions == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5});
    CHECK(stops == std::vector<bool>{true, false, true, true, false, true});
    CHECK(tokens[0].stem == "the");
}

TEST_CASE("stems follow the language", "[engine][analyser]") {
    CHECK(stems("Computing computations studies, generally") ==
          Strings{"comput", "comput", "studi", "general"});
    CHECK(stems("Häuser Bücher laufenden", "de") == Strings{"haus", "buch", "laufend"});
    CHECK(stems("continuellement chevaux", "fr") == Strings{"continuel", "cheval"});
    CHECK(stems("studies of the models", "xx") == Strings{"studies", "of", "the", "models"});
    CHECK(stems("studies", "") == Strings{"studies"});
    CHECK(stems("机器学习 studies", "zh") == Strings{"机器", "器学", "学习", "studies"});
    Analyser unknown("xx");
    CHECK_FALSE(unknown.analyse("the")[0].stop);
    CHECK(Analyser::has_stemmer("en"));
    CHECK(Analyser::has_stemmer("pt"));
    CHECK_FALSE(Analyser::has_stemmer("zh"));
    CHECK_FALSE(Analyser::has_stemmer(""));
}

TEST_CASE("a stem that begins with a byte asked for is found whatever its word", "[engine][analyser]") {
    std::mt19937 random(5);
    const std::string text =
        "Studies of dying skies, ugly only mays; memakan Häuser laufenden 机器学习 C++ 3.5 ";
    for (const auto* language : {"en", "id", "de", "ar", "xx"}) {
        for (int round = 0; round < 200; ++round) {
            std::string shuffled = text;
            for (int i = 0; i < 200; ++i) shuffled += "aeioutsnry lmdgb"[random() % 16];
            Analyser analyser(language);
            const auto all = analyser.analyse(shuffled);
            std::vector<std::string> expected;
            FirstBytes wanted;
            for (int i = 0; i < 3; ++i)
                wanted.set(static_cast<unsigned char>(all[random() % all.size()].stem[0]));
            const auto has = [&](std::string_view stem) {
                return !stem.empty() && wanted.test(static_cast<unsigned char>(stem[0]));
            };
            for (const auto& token : all) expected.emplace_back(has(token.stem) ? token.stem : "");
            const auto& some = analyser.analyse(shuffled, wanted);
            REQUIRE(some.size() == expected.size());
            for (std::size_t i = 0; i < some.size(); ++i)
                REQUIRE((has(some[i].stem) ? some[i].stem : "") == expected[i]);
        }
    }
}

TEST_CASE("every listed stemmer exists", "[engine][analyser]") {
    for (const auto* language :
         {"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
          "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"}) {
        CAPTURE(language);
        CHECK(Analyser::has_stemmer(language));
        CHECK(stems("a", language).size() == 1);
    }
}

TEST_CASE("very long words end in a hash", "[engine][analyser]") {
    const std::string head(300, 'a');
    const auto found = words(head + "1 " + head + "2");
    REQUIRE(found.size() == 2);
    CHECK(found[0].size() == max_term_bytes);
    CHECK(found[0] != found[1]);
    CHECK(found[0] == make_term("", head + "1"));
    CHECK(cuts(head) == Strings{head});
    // Long enough not to be a word of any language: not stemmed, ends where it ends.
    CHECK(stems(std::string(70, 'x') + "ing") == Strings{std::string(70, 'x') + "ing"});
}

TEST_CASE("bytes that are not text separate words", "[engine][analyser]") {
    CHECK(words("a\xFF"
                "b") == Strings{"a", "b"});
    CHECK(words(std::string_view("a\0b\x01"
                                 "c",
                                 5)) == Strings{"a", "b", "c"});
    CHECK(words("a\xED\xA0\x80"
                "b\xE2\x82") == Strings{"a", "b"});
    CHECK(words("").empty());
    CHECK(words("\xCC\x81\xE2\x80\x8B'.-").empty());
    CHECK(words("\xFF"
                "1.\xFF") == Strings{"1"});
}

TEST_CASE("hostile texts stay linear and bounded", "[engine][analyser]") {
    constexpr std::size_t size = 4'000'000;
    Analyser analyser;
    for (const char c : std::string_view("{<'.+\x80\xFF")) {
        CHECK(analyser.analyse(std::string(size, c)).empty());
    }
    CHECK(analyser.analyse(std::string(size, 'x')).size() == 1);
    CHECK(analyser.analyse(std::string(size, '1') + ".").size() == 1);
    std::string dotted;
    while (dotted.size() < size) dotted += "1.";
    CHECK(analyser.analyse(dotted).size() == 1);
    std::string marks = "a";
    while (marks.size() < size) marks += "\xCC\x81";
    CHECK(analyser.analyse(marks).size() == 1);
    std::string voicing = "か";
    while (voicing.size() < size) voicing += "\xE3\x82\x99";
    const auto& voiced = analyser.analyse(voicing);
    REQUIRE(voiced.size() == 1);
    CHECK(voiced[0].word.size() <= max_term_bytes);
}

TEST_CASE("text after the limit is ignored", "[engine][analyser]") {
    Analyser analyser("xx");
    std::string text(max_text_bytes - 2, ' ');
    text += "ab cd";
    const auto& tokens = analyser.analyse(text);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].word == "ab");
}

TEST_CASE("a full cache changes nothing", "[engine][analyser]") {
    std::string many;
    for (std::size_t i = 0; i <= StemCache::max_words; ++i) many += std::to_string(i) + "computing ";
    const std::string probe = "The computations of studies";
    const auto expected = stems(probe);
    Analyser analyser;
    for (int round = 0; round < 3; ++round) {
        const auto& tokens = analyser.analyse(many + probe);
        REQUIRE(tokens.size() == StemCache::max_words + 5);
        Strings last;
        for (std::size_t i = tokens.size() - 4; i < tokens.size(); ++i) last.emplace_back(tokens[i].stem);
        CHECK(last == expected);
        CHECK(tokens.front().stem == "0comput");
        CHECK(tokens[tokens.size() - 4].stop);
        CHECK(tokens[StemCache::max_words].stem == "200000comput");
    }
    Strings again;
    for (const auto& token : analyser.analyse(probe)) again.emplace_back(token.stem);
    CHECK(again == expected);
}

TEST_CASE("an analyser can be moved", "[engine][analyser]") {
    Analyser first;
    Analyser second = std::move(first);
    CHECK(second.analyse("graphs")[0].stem == "graph");
}

TEST_CASE("fold and the analyser agree", "[engine][analyser]") {
    for (const auto* text :
         {"Erdős–Rényi graphs: O’Brien’s ﬁne-tuned GPT-3.5", "Straße Ærø C++ and C#, ½ of ＧＰＴ－４",
          "データ ﾃﾞｰﾀ 한국어 机器学习", "Qurʾan x² H₂O Foo™ Майкл हिन्दी",
          "com\xC2\xADpu\xE2\x80\x8Bter \xFF e\xCC\x81tude"}) {
        CAPTURE(text);
        CHECK(words(fold(text)) == words(text));
        CHECK(fold(fold(text)) == fold(text));
    }
}

TEST_CASE("fold and the analyser agree on any mixture", "[engine][analyser]") {
    constexpr std::string_view pieces[] = {"a",
                                           "B",
                                           "s",
                                           "S",
                                           "7",
                                           ".",
                                           "'",
                                           "’",
                                           "-",
                                           "+",
                                           "#",
                                           " ",
                                           "é",
                                           "e\xCC\x81",
                                           "ß",
                                           "ﬁ",
                                           "Ł",
                                           "İ",
                                           "½",
                                           "²",
                                           "机",
                                           "学",
                                           "が",
                                           "ｶ",
                                           "ﾞ",
                                           "한",
                                           "\xE1\x84\x92",
                                           "\xE1\x85\xA1",
                                           "й",
                                           "и\xCC\x86",
                                           "\xFF",
                                           "\xE2\x82",
                                           "हि",
                                           "ʾ",
                                           "™",
                                           "Σ",
                                           "３",
                                           "C++",
                                           "か\xE3\x82\x99"};
    std::mt19937 random(11);
    std::uniform_int_distribution<std::size_t> piece(0, std::size(pieces) - 1);
    std::uniform_int_distribution<int> length(1, 12);
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (int left = length(random); left > 0; --left) text += pieces[piece(random)];
        const auto folded = fold(text);
        if (words(folded) == words(text) && fold(folded) == folded) continue;
        CAPTURE(text, folded);
        CHECK(words(folded) == words(text));
        REQUIRE(fold(folded) == folded);
        FAIL();
    }
}
