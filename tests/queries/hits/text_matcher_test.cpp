#include "queries/hits/text_matcher.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::hits;

namespace {

/// `text` with its matches in square brackets.
std::string marked(const MatchedWords& words, std::string_view text) {
    engine::text::Analyser analyser;
    TextMatcher matcher(words, analyser);
    std::string out;
    append_marked(out, text, {0, text.size()}, matcher.match(text).ranges, "[", "]");
    return out;
}

std::string stems(std::set<std::string, std::less<>> these, std::string_view text) {
    return marked({std::move(these), {}, {}, {}}, text);
}

std::string words(std::set<std::string, std::less<>> these, std::string_view text) {
    return marked({{}, std::move(these), {}, {}}, text);
}

std::string prefix(std::string this_one, std::string_view text) {
    return marked({{}, {}, {std::move(this_one)}, {}}, text);
}

std::string phrase(std::vector<std::string> these, std::string_view text) {
    return marked({{}, {}, {}, {std::move(these)}}, text);
}

}  // namespace

TEST_CASE("a word is marked whole as it stands when its stem matches", "[queries][highlight]") {
    CHECK(stems({"comput"}, "Computers, computing; compute!") == "[Computers], [computing]; [compute]!");
    CHECK(stems({"muller"}, "by Müller and MÜLLER's") == "by [Müller] and [MÜLLER]'s");
    CHECK(stems({"c++"}, "C++ or C") == "[C++] or C");
    CHECK(stems({"comput"}, "") == "");
    CHECK(stems({}, "nothing asked") == "nothing asked");
    CHECK(stems({"comput"}, "comput-er computer-aided") == "[comput]-er [computer]-aided");
}

TEST_CASE("a word matches by its folded form where the stem does not", "[queries][highlight]") {
    CHECK(words({"jones"}, "Jones and Jone") == "[Jones] and Jone");
    CHECK(words({"erdos"}, "Erdős, Erdo\xCC\x8Bs") == "[Erdős], [Erdo\xCC\x8Bs]");
    CHECK(words({"fine"}, "ﬁne fines") == "[ﬁne] fines");
    CHECK(words({"the"}, "The then") == "[The] then");
    CHECK(words({"obrien"}, "O’Brien and O'Brien's") == "[O’Brien] and [O'Brien]'s");
}

TEST_CASE("a prefix marks only the beginning that was typed", "[queries][highlight]") {
    CHECK(prefix("compu", "Computing in compu, comp") == "[Compu]ting in [compu], comp");
    CHECK(prefix("mul", "Müller") == "[Mül]ler");
    CHECK(prefix("mu", "Mu\xCC\x88ller") == "[Mu\xCC\x88]ller");
    CHECK(prefix("stras", "Straße") == "[Straß]e");
    CHECK(prefix("strass", "Straße") == "[Straß]e");
    CHECK(prefix("f", "ﬁne ﬃ") == "[ﬁ]ne [ﬃ]");
    CHECK(prefix("fin", "ﬁne") == "[ﬁn]e");
    CHECK(prefix("o", "œuvre") == "[œ]uvre");
    CHECK(prefix("obr", "O'Brien") == "[O'Br]ien");
    CHECK(prefix("o", "O'Brien") == "[O]'Brien");
    CHECK(prefix("com", "com\xC2\xADputer") == "[com]\xC2\xADputer");
    CHECK(prefix("3.", "3.5") == "[3.]5");
    CHECK(prefix("", "anything") == "anything");
}

TEST_CASE("a prefix never parts a letter from its marks", "[queries][highlight]") {
    CHECK(prefix("\u0915", "\u0915\u0940\u092E\u0924") == "[\u0915\u0940]\u092E\u0924");
    CHECK(prefix("\uAC00", "\u1100\u1161\u1102\u1161") == "[\u1100\u1161]\u1102\u1161");
    CHECK(prefix_end("e\u0301\u0301\u0301tude", 1) == 7);
    CHECK(prefix_end("abc", 0) == 0);
    CHECK(prefix_end("abc", 99) == 3);
    CHECK(prefix_end("", 3) == 0);
    CHECK(prefix_end("a\xFF"
                     "b",
                     1) == 1);
}

TEST_CASE("a whole match wins over a prefix, a longer prefix over a shorter", "[queries][highlight]") {
    CHECK(marked({{"comput"}, {}, {"compu"}, {}}, "computing computation compulsory") ==
          "[computing] [computation] [compu]lsory");
    CHECK(marked({{}, {}, {"com", "compu", "c"}, {}}, "computing comma cat") == "[compu]ting [com]ma [c]at");
}

TEST_CASE("CJK is marked by bigrams that grow together", "[queries][highlight]") {
    CHECK(stems({"東京"}, "東京大学") == "[東京]大学");
    CHECK(stems({"東京", "京大"}, "東京大学") == "[東京大]学");
    CHECK(stems({"東京", "大学"}, "東京大学と大学") == "[東京大学]と[大学]");
    CHECK(prefix("東", "東京大学") == "[東]京大学");
    CHECK(phrase({"東京", "京大", "大学"}, "東京の大学、東京大学") == "東京の大学、[東京大学]");
    CHECK(stems({"한국"}, "한국어 abc") == "[한국]어 abc");
    CHECK(stems({"がく"}, "か\u3099くせい") == "[か\u3099く]せい");
}

TEST_CASE("only whole phrases are marked, as one run", "[queries][highlight]") {
    CHECK(phrase({"neural", "networks"}, "Neural networks; a neural net; networks neural; neural-networks") ==
          "[Neural networks]; a neural net; networks neural; [neural-networks]");
    CHECK(phrase({"neural", "network"}, "Neural networks") == "Neural networks");
    CHECK(phrase({"state", "of", "the", "art"}, "the state of the art, state of an art") ==
          "the [state of the art], state of an art");
    CHECK(phrase({}, "the art of") == "the art of");
    CHECK(phrase({"big", "data"}, "big") == "big");
    CHECK(phrase({"big", "data"}, "Big,\n  data.") == "[Big,\n  data].");
}

TEST_CASE("phrases overlap each other and single words", "[queries][highlight]") {
    CHECK(phrase({"a", "a"}, "a a a b a") == "[a a a] b a");
    CHECK(marked({{}, {}, {}, {{"x", "y"}, {"y", "z"}}}, "x y z, y z, x y") == "[x y z], [y z], [x y]");
    CHECK(marked({{}, {}, {}, {{"x", "y"}, {"x", "y", "z"}, {"x"}}}, "x y z x y x") == "[x y z] [x y] [x]");
    CHECK(marked({{"data"}, {}, {}, {{"big", "data"}}}, "data: big data") == "[data]: [big data]");
    CHECK(stems({"x", "y"}, "x y x-y") == "[x] [y] [x]-[y]");
}

TEST_CASE("emoji and bytes that are not UTF-8 stand between words", "[queries][highlight]") {
    CHECK(stems({"cat"}, "🐈cat🐈 👩‍👩‍👧cats") == "🐈[cat]🐈 👩‍👩‍👧[cats]");
    CHECK(stems({"cat"},
                "\xFF\xFE"
                "cat\xC3 \xE2\x82 cat\x80") == "\xFF\xFE[cat]\xC3 \xE2\x82 [cat]\x80");
    CHECK(prefix("ca",
                 "\xF0\x9F"
                 "cat\xF0") == "\xF0\x9F[ca]t\xF0");
    CHECK(stems({"cat"}, std::string("cat\0cat", 7)) == std::string("[cat]\0[cat]", 11));
}

TEST_CASE("matches are counted in words, none inside another", "[queries][highlight]") {
    engine::text::Analyser analyser;
    TextMatcher matcher({{"data", "of"}, {}, {}, {{"big", "data"}}}, analyser);
    CHECK_FALSE(matcher.empty());
    CHECK(matcher.parts() == 3);
    const TextMatches& found = matcher.match("the data of big data");
    REQUIRE(found.tokens.size() == 5);
    REQUIRE(found.words.size() == 3);
    CHECK(found.words[0].first == 1);
    CHECK(found.words[2].first == 3);
    CHECK(found.words[2].last == 4);
    CHECK(found.words[0].part != found.words[2].part);
    CHECK(matcher.match("none").words.empty());
    CHECK(TextMatcher({}, analyser).empty());
}

TEST_CASE("a query of thousands of words finds each of them", "[queries][highlight]") {
    MatchedWords many;
    std::string text;
    std::string expected;
    for (int i = 0; i < 3000; ++i) {
        const std::string word = "w" + std::to_string(i);
        many.stems.insert(word);
        text += word + " x ";
        expected += "[" + word + "] x ";
    }
    CHECK(marked(many, text) == expected);
}
