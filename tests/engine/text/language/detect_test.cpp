#include "engine/text/language/detect.hpp"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

using kindred::engine::text::detect_language;
using kindred::engine::text::language_of;

TEST_CASE("the language of a text is found", "[engine][language]") {
    CHECK(detect_language("We propose a method for the segmentation of images that needs no labels.") ==
          "en");
    CHECK(detect_language("Wir schlagen ein Verfahren zur Segmentierung von Bildern vor, das keine Beispiele "
                          "braucht.") == "de");
    CHECK(detect_language("Nous proposons une méthode de segmentation des images qui n'a pas besoin "
                          "d'exemples.") == "fr");
    CHECK(detect_language("Proponemos un método de segmentación de imágenes que no necesita ejemplos.") ==
          "es");
    CHECK(detect_language("Мы предлагаем метод сегментации изображений, которому не нужны примеры.") == "ru");
    CHECK(detect_language("我们提出了一种不需要标注的图像分割方法,并在多个数据集上进行了实验。") == "zh");
}

TEST_CASE("what is too short or no text has no language", "[engine][language]") {
    for (const std::string text : {"", "BERT", "12 34 56", "x", "\xFF\xFE\xFD", "a\0b"})
        CHECK(detect_language(text).empty());
}

TEST_CASE("a long text is read in part, whatever its bytes", "[engine][language]") {
    std::string text;
    while (text.size() < 1'000'000) text += "Das Verfahren ist schnell und die Ergebnisse sind gut. ";
    CHECK(detect_language(text) == "de");
    CHECK(detect_language(std::string(1'000'000, '\x80')).empty());
    CHECK(detect_language(std::string(1'000'000, '<')).empty());
}

TEST_CASE("what a record says of its language is believed", "[engine][language]") {
    const std::string german = "Wir schlagen ein Verfahren zur Segmentierung von Bildern vor.";
    CHECK(language_of({german, "fr", 9, 0, "en"}) == "fr");
    CHECK(language_of({german, "pt-BR", 9, 0, "en"}) == "pt");
    CHECK(language_of({german, "german", 9, 0, "en"}) == "de");
    CHECK(language_of({german, "", 9, 0, "en"}) == "de");
    CHECK(language_of({german, "", 9, 5, "en"}) == "en");
    CHECK(language_of({"BERT", "", 1, 0, "en"}) == "en");
}
