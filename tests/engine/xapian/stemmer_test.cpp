#include "engine/xapian/stemmer.hpp"

#include <catch2/catch.hpp>

using kindred::engine::xapian::Stemmer;

TEST_CASE("Words are stemmed in their language", "[engine][stemmer]") {
    CHECK(Stemmer("en").stem("computing") == "comput");
    CHECK(Stemmer("de").stem("rechnungen") == "rechnung");
    CHECK(Stemmer("en").stem("").empty());
}

TEST_CASE("Words of a language without a stemmer stand for themselves", "[engine][stemmer]") {
    CHECK_FALSE(Stemmer::exists("zh"));
    CHECK_FALSE(Stemmer::exists("english"));
    CHECK(Stemmer::exists("nn"));
    CHECK(Stemmer("zh").stem("computing") == "computing");
}
