#include "engine/text/variants.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <catch2/catch.hpp>

using kindred::engine::text::spelling_variants;

namespace {

bool has(std::string_view word, std::string_view variant) {
    const auto variants = spelling_variants(word);
    return std::ranges::find(variants, variant) != variants.end();
}

}  // namespace

TEST_CASE("British and American spellings are variants of each other", "[engine][variants]") {
    const std::pair<std::string_view, std::string_view> pairs[] = {
        {"generalise", "generalize"},  {"generalisation", "generalization"},
        {"minimising", "minimizing"},  {"analysed", "analyzed"},
        {"colour", "color"},           {"coloured", "colored"},
        {"behavioural", "behavioral"}, {"neighbourhoods", "neighborhoods"},
        {"catalogue", "catalog"},      {"cataloguing", "cataloging"},
        {"defence", "defense"},        {"centre", "center"},
        {"centred", "centered"},       {"fibre", "fiber"},
        {"programme", "program"},      {"modelling", "modeling"},
        {"labelled", "labeled"},       {"fulfil", "fulfill"},
        {"judgement", "judgment"},     {"greyscale", "grayscale"},
        {"sulphur", "sulfur"},         {"artefacts", "artifacts"},
        {"anaemia", "anemia"},         {"oestrogen", "estrogen"},
    };
    for (const auto& [british, american] : pairs) {
        CAPTURE(british, american);
        CHECK(has(british, american));
        CHECK(has(american, british));
    }
}

TEST_CASE("Umlauts of names are written with an e or without", "[engine][variants]") {
    CHECK(has("mueller", "muller"));
    CHECK(has("muller", "mueller"));
    CHECK(has("schoen", "schon"));
    CHECK(has("baer", "bar"));
}

TEST_CASE("An acronym without vowels has a plural", "[engine][variants]") {
    CHECK(has("gcn", "gcns"));
    CHECK(has("gcns", "gcn"));
    CHECK(has("llms", "llm"));
    CHECK_FALSE(has("gps", "gp"));
    CHECK_FALSE(has("tides", "tide"));
}

TEST_CASE("Short words keep their vowels", "[engine][variants]") {
    CHECK_FALSE(has("hour", "hor"));
    CHECK_FALSE(has("four", "for"));
    CHECK_FALSE(has("prize", "prise"));
    CHECK_FALSE(has("wise", "wize"));
    CHECK_FALSE(has("there", "theer"));
    CHECK(spelling_variants("our").empty());
}

TEST_CASE("Variants are few, each once, and never the word", "[engine][variants]") {
    for (const std::string_view word : {"", "a", "colour2", "naïve", "centre-fielder", "e"})
        CHECK(spelling_variants(word).empty());
    for (const std::string& word : {std::string(40, 'e'), std::string("aeoeueaeoeueaeoeueaeoeue")}) {
        auto variants = spelling_variants(word);
        CHECK(variants.size() <= 12);
        CHECK(std::ranges::find(variants, word) == variants.end());
        std::ranges::sort(variants);
        CHECK(std::unique(variants.begin(), variants.end()) == variants.end());
    }
    CHECK(spelling_variants(std::string(41, 'e')).empty());
}
