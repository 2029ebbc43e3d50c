#include "engine/text/fold.hpp"

#include <catch2/catch.hpp>

using namespace kindred::engine;
using namespace kindred::engine::text;

TEST_CASE("fold strips accents and case", "[engine][fold]") {
    CHECK(fold("Erdős Müller ÇELIK Ångström") == "erdos muller celik angstrom");
    CHECK(fold("e\xCC\x81tude") == "etude");
    CHECK(fold("Nguyễn Thị") == "nguyen thi");
    CHECK(fold("ΣΊΣΥΦΟΣ") == "σισυφοσ");
    CHECK(fold("Ёлка") == "елка");
}

TEST_CASE("fold maps letters that do not decompose", "[engine][fold]") {
    CHECK(fold("Søren Øst Łukasz Đặng ısı Æsir œuvre Straße ẞ Þór Guðrún") ==
          "soren ost lukasz dang isi aesir oeuvre strasse ss thor gudrun");
    CHECK(fold("İstanbul") == "istanbul");
    CHECK(fold("ﬁne ﬄuent ﬆar") == "fine ffluent star");
    CHECK(fold("ＧＰＴ－４") == "gpt-4");
    CHECK(fold("H₂O x² 𝓛") == "h2o x2 l");
}

TEST_CASE("fold keeps letters that are letters of their own", "[engine][fold]") {
    CHECK(fold("Майкл Їжак") == "майкл їжак");
    CHECK(fold("и\xCC\x86") == "й");
    CHECK(fold("が ｶﾞ か\xE3\x82\x99") == "が ガ が");
    CHECK(fold("한국어") == "한국어");
    CHECK(fold("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB") == "한");
    CHECK(fold("हिन्दी") == "हिन्दी");
    CHECK(fold("½") == "½");
}

TEST_CASE("fold makes typography plain", "[engine][fold]") {
    CHECK(fold("O’Brien — x‑y") == "o'brien - x-y");
    CHECK(fold("a\xC2\xA0"
               "b\xE2\x80\x89"
               "c") == "a b c");
    CHECK(fold("com\xC2\xAD"
               "pu\xE2\x80\x8Bter") == "computer");
    CHECK(fold("Foo™ 5 €") == "foo™ 5 €");
}

TEST_CASE("fold survives any bytes", "[engine][fold]") {
    CHECK(fold("a\xFF"
               "b") == "a b");
    CHECK(fold("a\xED\xA0\x80z") == "a   z");
    CHECK(fold("a\xC0\x80z") == "a  z");
    CHECK(fold(std::string_view("a\0B", 3)) == std::string("a\0b", 3));
    CHECK(fold("\xE2\x82") == "  ");
    std::string marks = "a";
    for (int i = 0; i < 1'000'000; ++i) marks += i % 2 == 0 ? "\xCC\x81" : "\xCC\xA3";
    CHECK(fold(marks) == "a");
}

TEST_CASE("normalise tidies blanks and composes", "[engine][fold]") {
    CHECK(normalise("  a\t\r\n b\xC2\xA0\xE3\x80\x80"
                    "c  ") == "a b c");
    CHECK(normalise("e\xCC\x81tude") == "étude");
    CHECK(normalise("Ångström ½ ﬁ C++") == "Ångström ½ ﬁ C++");
    CHECK(normalise("com\xC2\xAD"
                    "pu\xE2\x80\x8Bter\xEF\xBB\xBF") == "computer");
    CHECK(normalise(std::string_view("a\0b\x07", 4)) == "a b");
    CHECK(normalise("\xFF"
                    "a\xED\xA0\x80") ==
          "\xEF\xBF\xBD"
          "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(normalise(" \n ").empty());
}

TEST_CASE("normalise keeps joiners where scripts need them", "[engine][fold]") {
    CHECK(normalise("می\xE2\x80\x8Cخواهم") == "می\xE2\x80\x8Cخواهم");
    CHECK(normalise("👩\xE2\x80\x8D🔬") == "👩\xE2\x80\x8D🔬");
    CHECK(normalise("ab\xE2\x80\x8C"
                    "c") == "abc");
}

TEST_CASE("normalise bounds runs of marks", "[engine][fold]") {
    std::string marks = "a";
    for (int i = 0; i < 1'000'000; ++i) marks += i % 2 == 0 ? "\xCC\x81" : "\xCC\xA3";
    CHECK(normalise(marks).size() < 70);
    CHECK(normalise(marks + " b").substr(normalise(marks).size()) == " b");
}

TEST_CASE("slug makes ids from names", "[engine][fold]") {
    CHECK(slug("João F. Henriques") == "joao-f-henriques");
    CHECK(slug("  O’Brien, Máire--Áine ") == "o-brien-maire-aine");
    CHECK(slug("李伟").size() == 17);
    CHECK(slug("李伟").front() == 'x');
    CHECK(slug("李伟") != slug("王伟"));
    CHECK(slug("ИВАНОВ") == slug("иванов"));
    CHECK(slug("!!!").size() == 17);
    CHECK(slug("").empty());
    CHECK(slug(" \t\xC2\xA0\xE2\x80\x8B\xFF").empty());
}

TEST_CASE("slug bounds long names and keeps them apart", "[engine][fold]") {
    const std::string name(500, 'a');
    CHECK(slug(name).size() == 200);
    CHECK(slug(name) != slug(name + "b"));
    CHECK(slug(std::string(200, 'a')) == std::string(200, 'a'));
}
