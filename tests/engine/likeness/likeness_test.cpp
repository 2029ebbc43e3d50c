#include "engine/likeness/likeness.hpp"

#include "engine/likeness/text_vectors.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using namespace kindred::engine::likeness;
using namespace kindred::engine::text;

namespace {

/// Words 1 to 4 are tide, moon, sea and the, which is a stop word; 5 works.
class Tides {
 public:
    Tides() {
        write_lexicon(dir_ / "lexicon", {"tide", "moon", "sea", "the"},
                      {{2, false, "tides"}, {2, false, "moon"}, {1, false, "sea"}, {5, true, "the"}},
                      {StemId{0}, StemId{1}, StemId{2}, StemId{3}});
        ForwardWriter writer(dir_ / "forward");
        add(writer, {1, 4, 2}, {4, 2, 1, 4, 2, 3});
        add(writer, {1}, {});
        add(writer, {2}, {});
        add(writer, {4}, {4});
        add(writer, {}, {}, {1});
        writer.finish();
        forward_.emplace(dir_ / "forward");
        lexicon_.emplace(dir_ / "lexicon");
        write_text_weights(dir_ / "weights", *forward_, *lexicon_);
        weights_.emplace(dir_ / "weights");
    }
    TextVectors vectors() const { return {*forward_, *lexicon_, *weights_}; }
    const TextWeights& weights() const { return *weights_; }
    TextComparison comparison(const TextVector& text) const {
        return {*forward_, *lexicon_, *weights_, text};
    }

 private:
    static void add(ForwardWriter& writer, const std::vector<std::uint32_t>& title,
                    const std::vector<std::uint32_t>& abstract,
                    const std::vector<std::uint32_t>& topics = {}) {
        ForwardText text;
        for (const std::uint32_t n : title) text[TextField::title].push_back(WordId{n});
        for (const std::uint32_t n : abstract) text[TextField::abstract].push_back(WordId{n});
        for (const std::uint32_t n : topics) text[TextField::topics].push_back(WordId{n});
        writer.add(text);
    }

    test::TempDir dir_;
    std::optional<Forward> forward_;
    std::optional<Lexicon> lexicon_;
    std::optional<TextWeights> weights_;
};

double weight(double tf, double with_stem) {
    return tf * (1.2 + 1) / (tf + 1.2) * std::pow(std::log(1 + 5 / (1 + with_stem)), 0.75);
}

double at(const TextVector& text, std::uint32_t stem) {
    for (const WeightedStem& s : text)
        if (s.stem == StemId{stem}) return static_cast<double>(s.weight);
    return 0;
}

}  // namespace

TEST_CASE("A text's vector is saturated tf times a power of idf, of length 1", "[engine][likeness]") {
    const Tides tides;
    const TextVector text = tides.vectors().vector_of(WorkId{0});
    REQUIRE(text.size() == 3);
    // The title counts twice: tide 2 + 1, moon 2 + 2, sea 1.
    const double tide = weight(3, 2);
    const double moon = weight(4, 2);
    const double sea = weight(1, 1);
    const double length = std::sqrt(tide * tide + moon * moon + sea * sea);
    CHECK(at(text, 0) == Approx(tide / length));
    CHECK(at(text, 1) == Approx(moon / length));
    CHECK(at(text, 2) == Approx(sea / length));
    CHECK(std::is_sorted(text.begin(), text.end(), [](auto& a, auto& b) { return a.stem < b.stem; }));
    CHECK(shared(text, text) == Approx(1));
    CHECK(shared(text, tides.vectors().vector_of(WorkId{1})) == Approx(tide / length));
    CHECK(shared(tides.vectors().vector_of(WorkId{1}), tides.vectors().vector_of(WorkId{2})) == 0);
}

TEST_CASE("Stop words, topics and works that do not exist give an empty vector", "[engine][likeness]") {
    const Tides tides;
    CHECK(tides.vectors().vector_of(WorkId{3}).empty());
    CHECK(tides.vectors().vector_of(WorkId{4}).empty());
    CHECK(tides.vectors().vector_of(WorkId{5}).empty());
    CHECK(shared({}, tides.vectors().vector_of(WorkId{0})) == 0);
}

TEST_CASE("The vector of a free text has the words that the collection knows", "[engine][likeness]") {
    const Tides tides;
    Analyser analyser("en");
    const TextVector text =
        tides.vectors().vector_of(analyser.analyse("The tides, the tide and volcanoes of a moon"));
    REQUIRE(text.size() == 2);
    const double length = std::hypot(weight(2, 2), weight(1, 2));
    CHECK(at(text, 0) == Approx(weight(2, 2) / length));
    CHECK(at(text, 1) == Approx(weight(1, 2) / length));
    CHECK(tides.vectors().vector_of(analyser.analyse("volcanoes of the")).empty());
}

TEST_CASE("A text is compared with works as their vectors are", "[engine][likeness]") {
    const Tides tides;
    Analyser analyser("en");
    const TextVector text = tides.vectors().vector_of(analyser.analyse("tides over the sea"));
    const TextComparison comparison = tides.comparison(text);
    for (std::uint32_t work = 0; work < 6; ++work) {
        CAPTURE(work);
        CHECK(comparison.cosine(WorkId{work}) ==
              Approx(shared(text, tides.vectors().vector_of(WorkId{work}))));
    }
    CHECK(comparison.cosine(WorkId{0}) > 0);
}

TEST_CASE("Common words spread cosines wider than rare ones", "[engine][likeness]") {
    const Tides tides;
    // Squares of their weights in the vectors of works 0 to 4, added up and over 5.
    const TextVector first = tides.vectors().vector_of(WorkId{0});
    const double tide = (at(first, 0) * at(first, 0) + 1) / 5;
    const double sea = at(first, 2) * at(first, 2) / 5;
    const std::vector<WeightedStem> both = {{StemId{0}, 0.6F}, {StemId{2}, 0.8F}};
    CHECK(tides.weights().spread(both) == Approx(std::sqrt(0.36 * tide + 0.64 * sea)));
    const std::vector<WeightedStem> common = {{StemId{0}, 1.0F}};
    const std::vector<WeightedStem> rare = {{StemId{2}, 1.0F}};
    CHECK(tides.weights().spread(common) > tides.weights().spread(rare));
    CHECK(tides.weights().spread({}) == 0);
    CHECK(tides.weights().weight(StemId{3}) == 0);
    CHECK(tides.weights().norm(WorkId{3}) == 0);
}

TEST_CASE("Likeness is between 0 and 1 and grows with both cosines", "[engine][likeness]") {
    const Spreads spreads{0.1, 0.2};
    CHECK(spreads.likeness(1, 1) == Approx(1));
    CHECK(spreads.likeness(0, 0) == 0);
    CHECK(spreads.likeness(0, -0.5) == 0);
    // 0.6 / 0.1 = 6 for shared words, 0.4 / 0.2 = 2 for latent vectors.
    CHECK(spreads.likeness(0.5, 0) == Approx(0.5 * 6 / 8));
    CHECK(spreads.likeness(0, 0.5) == Approx(0.5 * 2 / 8));
    CHECK(spreads.likeness(0.5, -0.5) == Approx(0.5 * 4 / 8));
}

TEST_CASE("A collection with one kind of vectors is compared by that kind", "[engine][likeness]") {
    CHECK(Spreads{0.1, 0}.likeness(0.3, 0.9) == Approx(0.3));
    CHECK(Spreads{0, 0.1}.likeness(0.3, 0.9) == Approx(0.9));
    CHECK(Spreads{0, 0}.likeness(0.3, 0.9) == Approx(0.3));
}
