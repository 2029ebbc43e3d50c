#include "engine/base/utf8.hpp"

#include <catch2/catch.hpp>

using kindred::engine::character_begin;
using kindred::engine::utf8_prefix;

TEST_CASE("a prefix cuts no character in two", "[engine][utf8]") {
    CHECK(utf8_prefix("aé机b", 7) == "aé机b");
    CHECK(utf8_prefix("aé机b", 100) == "aé机b");
    CHECK(utf8_prefix("aé机b", 6) == "aé机");
    CHECK(utf8_prefix("aé机b", 5) == "aé");
    CHECK(utf8_prefix("aé机b", 4) == "aé");
    CHECK(utf8_prefix("aé机b", 2) == "a");
    CHECK(utf8_prefix("aé机b", 0).empty());
    CHECK(utf8_prefix("\x80\x80\x80", 2).empty());
}

TEST_CASE("every byte belongs to the character before or at it", "[engine][utf8]") {
    CHECK(character_begin("a机b", 0) == 0);
    CHECK(character_begin("a机b", 1) == 1);
    CHECK(character_begin("a机b", 3) == 1);
    CHECK(character_begin("a机b", 4) == 4);
    CHECK(character_begin("\x80\x80", 1) == 0);
}
