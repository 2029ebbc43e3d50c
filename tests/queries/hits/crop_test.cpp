#include "queries/hits/crop.hpp"

#include <limits>
#include <string>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::hits;

namespace {

std::string cropped_by(const MatchedWords& words, std::string_view text, std::size_t size) {
    engine::text::Analyser analyser("");
    TextMatcher matcher(words, analyser);
    const TextMatches& found = matcher.match(text);
    const ByteRange window = crop_window(text, found, matcher.parts(), size);
    return std::string(text.substr(window.begin, window.end - window.begin));
}

std::string cropped(std::set<std::string, std::less<>> stems, std::string_view text, std::size_t size) {
    return cropped_by(MatchedWords{std::move(stems), {}, {}, {}}, text, size);
}

}  // namespace

TEST_CASE("a crop without a match is the head of the text", "[queries][crop]") {
    CHECK(cropped({}, "(one two, three four) five", 2) == "(one two");
    CHECK(cropped({"six"}, "one two three", 1) == "one");
    CHECK(cropped({}, "one two three.", 3) == "one two three.");
    CHECK(cropped({}, "", 3) == "");
    CHECK(cropped({}, "?! … 🐈", 1) == "?! … 🐈");
}

TEST_CASE("a crop has its matches in the middle", "[queries][crop]") {
    const std::string text = "a b c d e f g h i j!";
    CHECK(cropped({"e"}, text, 1) == "e");
    CHECK(cropped({"e"}, text, 2) == "d e");
    CHECK(cropped({"e"}, text, 3) == "d e f");
    CHECK(cropped({"e"}, text, 5) == "c d e f g");
    CHECK(cropped({"e", "f"}, text, 4) == "d e f g");
}

TEST_CASE("a crop at an end of the text is filled from the other side", "[queries][crop]") {
    const std::string text = "\"a b c d e f g h i j!";
    CHECK(cropped({"a"}, text, 4) == "\"a b c d");
    CHECK(cropped({"b"}, text, 4) == "\"a b c d");
    CHECK(cropped({"j"}, text, 4) == "g h i j!");
    CHECK(cropped({"i"}, text, 4) == "g h i j!");
}

TEST_CASE("a crop to nothing or to more than there is shows all", "[queries][crop]") {
    const std::string text = " a b c. ";
    CHECK(cropped({"b"}, text, 0) == text);
    CHECK(cropped({"b"}, text, 3) == text);
    CHECK(cropped({"b"}, text, 4) == text);
    CHECK(cropped({"b"}, text, std::numeric_limits<std::size_t>::max()) == text);
}

TEST_CASE("a crop shows the closest matches of the most words", "[queries][crop]") {
    CHECK(cropped({"x", "y"}, "x a b c d e x f y g h i", 4) == "e x f y");
    CHECK(cropped({"x", "y"}, "x a b y c d e x y f g", 4) == "e x y f");
    CHECK(cropped({"x", "y", "z"}, "x y a a a a a z b x c y d", 5) == "z b x c y");
    CHECK(cropped({"x"}, "a x b c d x e", 1) == "x");
    CHECK(cropped({"x", "y"}, "a x b c d e y", 3) == "a x b");
    CHECK(cropped({"x", "y"}, "a a a x x x y a a a", 2) == "x y");
}

TEST_CASE("a crop of a phrase starts at it and cuts it when it is longer", "[queries][crop]") {
    const MatchedWords words{{"q"}, {}, {}, {{"b", "c", "d"}}};
    CHECK(cropped_by(words, "a b a b c d e f", 3) == "b c d");
    CHECK(cropped_by(words, "a b a b c d e f", 5) == "a b c d e");
    CHECK(cropped_by(words, "a b a b c d e f", 2) == "b c");
    CHECK(cropped_by(words, "q a b c d", 4) == "a b c d");
    const MatchedWords inside{{"c"}, {}, {}, {{"b", "c", "d"}}};
    CHECK(cropped_by(inside, "c a a a b c d e f", 3) == "b c d");
}

TEST_CASE("a crop fills a sentence before it begins another", "[queries][crop]") {
    CHECK(cropped({"x"}, "a b c d. x e f g h", 4) == "x e f g");
    CHECK(cropped({"x"}, "a b c x. e f g h", 4) == "a b c x");
    CHECK(cropped({"x"}, "a b. c x d. e f", 5) == "c x d. e f");
    CHECK(cropped({"x"}, "a 2.5 x e f g", 3) == "2.5 x e");
    CHECK(cropped({"x"}, "a b! x? e f", 3) == "a b! x");
    CHECK(cropped({"京大"}, "大学。東京大学院生", 3) == "東京大学");
}

TEST_CASE("words of a crop are those of the analyser", "[queries][crop]") {
    CHECK(cropped({"gpt"}, "of GPT-4 (2.5) and O’Brien's C++", 3) == "of GPT-4");
    CHECK(cropped({"obrien"}, "of GPT-4 (2.5) and O’Brien's C++", 3) == "and O’Brien's C++");
    CHECK(cropped({"京大"}, "東京大学院", 1) == "京大");
    CHECK(cropped({"京大"}, "東京大学院", 2) == "東京大");
    CHECK(cropped({"the"}, "a of the in on", 3) == "of the in");
}
