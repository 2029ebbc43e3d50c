#include "tests/support/small_index.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kindred;
using Texts = std::vector<std::string>;
using Kind = engine::data::Expression::Kind;

namespace {

std::string works(const std::vector<std::string_view>& titles) {
    std::string lines;
    for (const std::string_view title : titles)
        lines += fmt::format("{{\"id\":\"W{}\",\"title\":\"{}\"}}\n", lines.size(), title);
    return lines;
}

/// "words = target (works)" of every expression of a kind, sorted.
Texts expressions(const test::SmallIndex& index, Kind kind) {
    const engine::data::Expressions& all = index.generation().expressions();
    const engine::data::Lexicon& lexicon = index.generation().lexicon();
    Texts out;
    for (std::uint32_t n = 0; n < all.size(); ++n) {
        if (all.kind(n) != kind) continue;
        std::string text;
        for (const engine::StemId word : all.words(n)) text.append(lexicon.stem(word)).append(" ");
        out.push_back(fmt::format("{}= {} ({})", text, lexicon.stem(all.target(n)), all.works(n)));
    }
    std::ranges::sort(out);
    return out;
}

}  // namespace

TEST_CASE("Words that are written as one and as two are spellings of each other", "[indexer][expressions]") {
    const test::SmallIndex index(
        works({"Nonconvex losses", "Non-convex losses", "Non convex sets", "A convex set"}));
    CHECK(expressions(index, Kind::spelling) == Texts{"non convex = nonconvex (2)"});
}

TEST_CASE("Forms of one stem are one expression", "[indexer][expressions]") {
    const test::SmallIndex index(
        works({"Finetuned nets", "Finetuning nets", "Fine-tuned nets", "To fine-tune a net"}));
    CHECK(expressions(index, Kind::spelling) == Texts{"fine tune = finetun (2)"});
}

TEST_CASE("Words that never stand side by side are not one", "[indexer][expressions]") {
    const test::SmallIndex index(works({"Database joins", "Data of a base", "The base data"}));
    CHECK(expressions(index, Kind::spelling).empty());
}

TEST_CASE("With a stop word in it a hyphen must be the rule", "[indexer][expressions]") {
    const test::SmallIndex hyphens(works({"Online learning", "On-line learning", "On-line tests"}));
    CHECK(expressions(hyphens, Kind::spelling) == Texts{"on line = onlin (2)"});
    const test::SmallIndex spaces(works({"Online learning", "On-line learning", "Points on line one",
                                         "Points on line two", "Points on line three"}));
    CHECK(expressions(spaces, Kind::spelling).empty());
    const test::SmallIndex none(works({"An inset map", "Maps in set theory"}));
    CHECK(expressions(none, Kind::spelling).empty());
}

TEST_CASE("Letters and digits are joined by a hyphen only", "[indexer][expressions]") {
    const test::SmallIndex index(works({"IL6 levels", "IL-6 levels", "GPT4 tests", "GPT 4 tests"}));
    CHECK(expressions(index, Kind::spelling) == Texts{"il 6 = il6 (1)"});
}

TEST_CASE("Acronyms stand for what works say more than once", "[indexer][expressions]") {
    const test::SmallIndex index(
        works({"Graph convolutional networks (GCN)", "A graph convolutional network (GCN)",
               "Gamma camera nets (GCN)", "Spatial graph convolutional networks", "GCN"}));
    CHECK(expressions(index, Kind::acronym) == Texts{"graph convolut network = gcn (3)"});
}

TEST_CASE("Names of authors are no expressions", "[indexer][expressions]") {
    const test::SmallIndex index(
        R"({"id":"W1","title":"Lining of tunnels","authors":[{"id":"A1","name":"Li Ning"}]})"
        "\n"
        R"({"id":"W2","title":"Tunnels","authors":[{"id":"A1","name":"Li Ning"}]})");
    CHECK(expressions(index, Kind::spelling).empty());
}
