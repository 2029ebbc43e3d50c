#include "engine/text/markup/glyphs.hpp"

#include "engine/text/markup/markup.hpp"

#include <string>

#include <catch2/catch.hpp>

using kindred::engine::text::has_lost_glyphs;
using kindred::engine::text::mend_glyphs;
using kindred::engine::text::plain_text;

TEST_CASE("ligatures that a PDF lost come back", "[engine][markup]") {
    CHECK(mend_glyphs("the bene(cid:12)ts of classi(cid:12)cation") == "the benefits of classification");
    CHECK(mend_glyphs("The (cid:12)rst e(cid:11)ect") == "The first effect");
    CHECK(mend_glyphs("e(cid:14)cient, traded o(cid:11) for") == "efficient, traded off for");
    CHECK(mend_glyphs("suf(cid:2)ciently, in(cid:3)uenced, (cid:13)exibility") ==
          "sufficiently, influenced, flexibility");
    CHECK(mend_glyphs("di(cid:14)- cult") == "diffi- cult");
}

TEST_CASE("glyphs that nobody knows become spaces", "[engine][markup]") {
    CHECK(plain_text("Hard and soft (cid:15)-tubes are") == "Hard and soft -tubes are");
    CHECK(plain_text("bound (cid:10). The") == "bound . The");
    CHECK(plain_text("O(n (cid:1) d2)") == "O(n d2)");
    CHECK(plain_text("(cid:99999)(cid:1)x") == "x");
}

TEST_CASE("quotes, dashes and Latin letters by their numbers", "[engine][markup]") {
    CHECK(mend_glyphs("(cid:147)tempered(cid:148) proposals") == "\u201Ctempered\u201D proposals");
    CHECK(mend_glyphs("Nystr(cid:246)m") == "Nyström");
    CHECK(mend_glyphs("the l1(cid:0)norm") == "the l1-norm");
}

TEST_CASE("a hyphen of a line becomes like any other", "[engine][markup]") {
    CHECK(mend_glyphs("pat(cid:173)\nterns") == "pat- terns");
    CHECK(mend_glyphs("pat(cid:173)terns") == "pat- terns");
    CHECK(mend_glyphs("recog\u00AD nition, recog\u00AC nition") == "recog- nition, recog- nition");
    CHECK(mend_glyphs("recog\u00ADnition") == "recog\u00ADnition");
    CHECK(mend_glyphs("p \u00AC q, a\u00AC (b)") == "p \u00AC q, a\u00AC (b)");
}

TEST_CASE("what only looks like a glyph stays", "[engine][markup]") {
    for (const std::string text : {"(cid:)", "(cid:12", "(cid:123456)", "(cid:x)", "(cid", "(CID:12)"})
        CHECK(mend_glyphs(text) == text);
    CHECK_FALSE(has_lost_glyphs("plain (cid) text"));
    CHECK(mend_glyphs("") == "");
}
