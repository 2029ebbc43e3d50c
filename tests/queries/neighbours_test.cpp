#include "queries/neighbours.hpp"

#include "queries/ranking.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using test::SmallIndex;

namespace {

double cosine(const TextVector& a, const TextVector& b) {
    double sum = 0;
    auto j = b.begin();
    for (const WeightedStem& s : a) {
        while (j != b.end() && j->stem < s.stem) ++j;
        if (j != b.end() && j->stem == s.stem) {
            sum += static_cast<double>(s.weight) * static_cast<double>(j->weight);
        }
    }
    return sum;
}

/// The closest works, found by comparing with every work.
std::vector<Neighbour> exhaustive(const std::vector<TextVector>& texts, std::uint32_t of, std::size_t count) {
    std::vector<Neighbour> all;
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
        if (i != of) all.push_back({engine::WorkId{i}, static_cast<float>(cosine(texts[of], texts[i]))});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Neighbour& a, const Neighbour& b) { return a.score > b.score; });
    all.resize(std::min(count, all.size()));
    return all;
}

double weight_of(SmallIndex& index, const TextVector& text, std::string_view stem) {
    const auto id = index.generation().lexicon().find(stem);
    REQUIRE(id);
    for (const WeightedStem& s : text) {
        if (s.stem == *id) return static_cast<double>(s.weight);
    }
    return 0;
}

constexpr std::string_view tides =
    R"({"id":"W1","title":"Tides of the moon","abstract":"The moon and the tide, the moon and the sea."}
{"id":"W2","title":"Tide tables"}
{"id":"W3","title":"Moon"}
{"id":"W4","title":"The of and"}
{"id":"W5","title":"Bees"}
)";

}  // namespace

TEST_CASE("a text's vector is saturated tf times the root of idf, of length 1", "[queries][neighbours]") {
    SmallIndex index(tides);
    Neighbours neighbours(index.reader());
    const TextVector text = neighbours.vector_of(index.work("W1"));
    REQUIRE(text.size() == 3);
    const auto weight = [](double tf, double with_stem) {
        return tf * (1.2 + 1) / (tf + 1.2) * std::sqrt(std::log(1 + 5 / (1 + with_stem)));
    };
    // The title counts twice: tide 2 + 1, moon 2 + 2, sea 1.
    const double tide = weight(3, 2);
    const double moon = weight(4, 2);
    const double sea = weight(1, 1);
    const double length = std::sqrt(tide * tide + moon * moon + sea * sea);
    CHECK(weight_of(index, text, "tide") == Approx(tide / length));
    CHECK(weight_of(index, text, "moon") == Approx(moon / length));
    CHECK(weight_of(index, text, "sea") == Approx(sea / length));
    CHECK(std::is_sorted(text.begin(), text.end(), [](auto& a, auto& b) { return a.stem < b.stem; }));
    CHECK(cosine(text, text) == Approx(1));
}

TEST_CASE("nearest works are the closest ones without the work itself", "[queries][neighbours]") {
    SmallIndex index(tides);
    Neighbours neighbours(index.reader());
    const auto nearest = neighbours.nearest(index.work("W1"), 10);
    REQUIRE(nearest.size() == 2);
    CHECK(index.id_of(nearest[0].work) == "W3");
    CHECK(index.id_of(nearest[1].work) == "W2");
    CHECK(static_cast<double>(nearest[1].score) ==
          Approx(cosine(neighbours.vector_of(index.work("W1")), neighbours.vector_of(index.work("W2")))));
    CHECK(neighbours.nearest(index.work("W1"), 1).size() == 1);
    CHECK(neighbours.nearest(index.work("W1"), 0).empty());
}

TEST_CASE("a work whose words nobody shares has no neighbours", "[queries][neighbours]") {
    SmallIndex index(tides);
    Neighbours neighbours(index.reader());
    CHECK(neighbours.nearest(index.work("W5"), 10).empty());
    CHECK(neighbours.vector_of(index.work("W4")).empty());
    CHECK(neighbours.nearest(index.work("W4"), 10).empty());
    CHECK(neighbours.nearest(TextVector{}, 10).empty());
}

TEST_CASE("equal texts are as close as can be, in the order of the index", "[queries][neighbours]") {
    SmallIndex index(
        R"({"id":"W1","title":"Slow tides"}
{"id":"W2","title":"Tides","abstract":"bees"}
{"id":"W3","title":"Slow tides"}
{"id":"W4","title":"Slow tides"}
)");
    Neighbours neighbours(index.reader());
    const auto nearest = neighbours.nearest(index.work("W3"), 10);
    REQUIRE(nearest.size() == 3);
    CHECK(index.id_of(nearest[0].work) == "W1");
    CHECK(index.id_of(nearest[1].work) == "W4");
    CHECK(nearest[0].score == nearest[1].score);
    CHECK(static_cast<double>(nearest[0].score) == Approx(1));
    CHECK(nearest[0].score <= 1);
}

TEST_CASE("the ten nearest works are those of an exhaustive comparison", "[queries][neighbours]") {
    SmallIndex index(test::sample_works(300, 5));
    Neighbours neighbours(index.reader());
    std::vector<TextVector> texts;
    for (std::uint32_t i = 0; i < 300; ++i) texts.push_back(neighbours.vector_of(engine::WorkId{i}));
    std::size_t agreed = 0;
    std::size_t wanted = 0;
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
        const auto nearest = neighbours.nearest(engine::WorkId{i}, 10);
        const auto best = exhaustive(texts, i, 10);
        wanted += best.size();
        for (std::size_t rank = 0; rank < nearest.size(); ++rank) {
            const Neighbour& found = nearest[rank];
            CHECK(static_cast<double>(found.score) ==
                  Approx(cosine(texts[i], texts[engine::number(found.work)])).margin(1e-5));
            if (rank > 0) CHECK(found.score <= nearest[rank - 1].score);
            agreed += std::any_of(best.begin(), best.end(), [&](auto& n) { return n.work == found.work; });
        }
    }
    CHECK(static_cast<double>(agreed) >= 0.98 * static_cast<double>(wanted));
}
