#include "engine/text/language/stop_lists.hpp"

#include <string_view>

#include <catch2/catch.hpp>

using kindred::engine::text::StopList;

TEST_CASE("every language has its own stop words", "[engine][language]") {
    CHECK(StopList::of("de").has("und"));
    CHECK(StopList::of("fr").has("dune"));  // as the analyser folds "d'une"
    CHECK(StopList::of("fr").has("etre"));
    CHECK(StopList::of("it").has("della"));
    CHECK(StopList::of("es").has("mas"));
    CHECK(StopList::of("ru").has("что"));
    CHECK(StopList::of("en").has("the"));
    CHECK(StopList::of("nb").has("ikke"));
    CHECK_FALSE(StopList::of("en").has("und"));
    CHECK_FALSE(StopList::of("de").has("bild"));
    CHECK_FALSE(StopList::of("fr").has(""));
}

TEST_CASE("a language without a list has no stop words", "[engine][language]") {
    for (const std::string_view language : {"", "zh", "xx", "english"}) {
        CHECK_FALSE(StopList::of(language).has("the"));
        CHECK_FALSE(StopList::of(language).has("und"));
    }
}
