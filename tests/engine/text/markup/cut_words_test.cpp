#include "engine/text/markup/cut_words.hpp"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

using kindred::engine::text::CutWords;

namespace {

/// `text`, mended among `others`.
std::string mended(std::string_view text, std::string_view others = "") {
    CutWords words;
    words.find_in(text);
    words.learn(text);
    words.learn(others);
    return words.mended(text);
}

}  // namespace

TEST_CASE("a word cut by a line is one word again", "[engine][markup]") {
    CHECK(mended("speech recog- nition") == "speech recognition");
    CHECK(mended("classiﬁ- cation of im- ages") == "classiﬁcation of images");
    CHECK(mended("Repre- sentation, spatio-tem- poral") == "Representation, spatio-temporal");
    CHECK(mended("RECOG- NITION", "recognition") == "RECOGNITION");
    CHECK(mended("geschwin- digkeit prü- fen") == "geschwindigkeit prüfen");
}

TEST_CASE("a compound keeps its hyphen", "[engine][markup]") {
    CHECK(mended("a real- world task", "in real-world tasks") == "a real-world task");
    CHECK(mended("image- text pairs", "an image and a text") == "image-text pairs");
    CHECK(mended("Semantically- Aware") == "Semantically-Aware");
    CHECK(mended("multi- class", "multiclass, multi-class and multi-class") == "multi-class");
    CHECK(mended("un- supervised", "unsupervised, unsupervised, un-supervised") == "unsupervised");
    // Both halves are words, but the whole is seen.
    CHECK(mended("the net- work", "a net, its work, a network") == "the network");
}

TEST_CASE("what is no cut stays", "[engine][markup]") {
    for (const std::string text :
         {"pre- and post-training", "low- to high-level", "single- or multi-task", "vor- und nachher",
          "mono- et multilingue", "the system- that works", "6- DoF and ResNet- 18", "a - b", "x- axis",
          "ends in a hyphen-", "- item", "", "no hyphens"})
        CHECK(mended(text) == text);
}

TEST_CASE("texts without cut words need not be read again", "[engine][markup]") {
    CutWords words;
    words.find_in("well-known - and plain");
    CHECK(words.empty());
    words.find_in("recog- nition");
    CHECK_FALSE(words.empty());
}
