#include "queries/recommend/shared_terms.hpp"

#include "tests/support/small_index.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred;
using kindred::test::SmallIndex;
using namespace kindred::queries::recommend;

namespace {

/// A collection whose titles have "reinforcement learning".
constexpr std::string_view collection =
    R"({"id":"W1","title":"Deep reinforcement learning"}
{"id":"W2","title":"Reinforcement learning of SLAM and Gaussian processes"}
{"id":"W3","title":"Networks","abstract":"Multi-task learning of policies, state-of-the-art 173 x und der Bilder"}
{"id":"W4","title":"Robots","abstract":"Bilder robot policy gradients segmentation recog nition"}
)";

class Texts {
 public:
    explicit Texts(SmallIndex& index) : index_(index) {}

    /// The terms of two abstracts whose shared stems all add the same.
    std::vector<std::string> terms(std::string_view one, std::string_view other,
                                   std::string_view title = "") {
        engine::text::Analyser& analyser = index_.reader().analyser();
        const TextWords a = read_words({title, one, ""}, analyser, "en");
        const TextWords b = read_words({title, other, ""}, analyser, "en");
        SharedWords pair = {&a, &b, {}};
        for (const TextWord& word : a.words) {
            const bool shared = std::ranges::find(b.words, word.stem, &TextWord::stem) != b.words.end();
            if (shared) pair.stems[word.stem] = {stem_with(word.stem), 1.0};
        }
        std::vector<std::string> out;
        for (const auto& [term, share] : shared_terms(index_.generation(), std::vector{pair}, 8))
            out.push_back(term);
        std::ranges::sort(out);
        return out;
    }

 private:
    engine::StemId stem_with(std::uint64_t key) const {
        const engine::data::Lexicon& lexicon = index_.generation().lexicon();
        for (std::uint32_t i = 0; i < lexicon.size(); ++i)
            if (stem_key(lexicon.stem(engine::StemId{i})) == key) return engine::StemId{i};
        return engine::data::Lexicon::no_stem;
    }

    SmallIndex& index_;
};

using Terms = std::vector<std::string>;

}  // namespace

TEST_CASE("a phrase comes instead of its words", "[queries][recommend]") {
    SmallIndex index(collection);
    Texts texts(index);
    CHECK(texts.terms("robots by reinforcement learning", "reinforcement learning for a robot") ==
          Terms{"reinforcement learning", "robots"});
    CHECK(texts.terms("learning, reinforcement", "reinforcement learning") ==
          Terms{"learning", "reinforcement"});
    CHECK(texts.terms("deep reinforcement learning", "deep reinforcement learning") ==
          Terms{"deep reinforcement learning"});
    CHECK(texts.terms("end-to-end learning", "learning end-to-end") == Terms{"end-to-end", "learning"});
}

TEST_CASE("what says nothing is no term", "[queries][recommend]") {
    SmallIndex index(collection);
    Texts texts(index);
    CHECK(texts.terms("173 and 3.5 of x: robots", "x, 173, 3.5, robots") == Terms{"robots"});
    CHECK(texts.terms("multi-task robots", "multi-agent robots") == Terms{"robots"});
    CHECK(texts.terms("see https://github.com/robots now", "at https://github.com/robots") == Terms{});
    CHECK(texts.terms("Bees et al. robots", "Wasps et al. robots") == Terms{"robots"});
    CHECK(texts.terms("pre- and robots", "pre- or robots") == Terms{"robots"});
    CHECK(texts.terms("", "").empty());
}

TEST_CASE("stop words are those of the language of the text", "[queries][recommend]") {
    SmallIndex index(collection);
    Texts texts(index);
    CHECK(texts.terms("Das Verfahren und die Segmentierung der Bilder werden verglichen.",
                      "Wir untersuchen Bilder und die Segmentierung der Organe mit einem Netz.") ==
          Terms{"Bilder", "Segmentierung"});
    CHECK(texts.terms("La segmentation des images avec les réseaux dans une étude",
                      "Une étude pour la segmentation des images avec des réseaux") ==
          Terms{"images", "réseaux", "segmentation", "étude"});
    // A die is a thing in English.
    CHECK(texts.terms("The die is cast and the die is hot, so that it will be made of steel",
                      "We make a die for the casting of steel and it is used for this") ==
          Terms{"casting", "die", "steel"});
}

TEST_CASE("a term is written as the texts write it", "[queries][recommend]") {
    SmallIndex index(collection);
    Texts texts(index);
    CHECK(texts.terms("SLAM of networks", "networks, network and SLAM") == Terms{"SLAM", "networks"});
    CHECK(texts.terms("a Gaussian process", "the Gaussian process") == Terms{"Gaussian process"});
    CHECK(texts.terms("Robots move. Robots learn", "robots") == Terms{"robots"});
    CHECK(texts.terms("Two BERT models", "a BERT model", "Reinforcement Learning") ==
          Terms{"BERT models", "reinforcement learning"});
    CHECK(texts.terms("x", "x", "ROBOTS IN CAPITALS") == Terms{"capitals", "robots"});
    CHECK(texts.terms("机器学习", "机器学习") == Terms{"机器学习"});
}

TEST_CASE("shares are of the whole, the most first", "[queries][recommend]") {
    SmallIndex index(collection);
    engine::text::Analyser& analyser = index.reader().analyser();
    const TextWords text = read_words({"", "reinforcement learning, robots, 173", ""}, analyser, "en");
    SharedWords pair = {&text, &text, {}};
    for (const TextWord& word : text.words) pair.stems[word.stem] = {engine::data::Lexicon::no_stem, 1.0};
    const auto terms = shared_terms(index.generation(), std::vector{pair}, 8);
    REQUIRE(terms.size() == 2);
    CHECK(terms[0] == std::pair<std::string, double>("reinforcement learning", 0.5));
    CHECK(terms[1] == std::pair<std::string, double>("robots", 0.25));
    CHECK(shared_terms(index.generation(), std::vector{pair}, 1).size() == 1);
    CHECK(shared_terms(index.generation(), {}, 8).empty());
}

TEST_CASE("the titles of the collection say what is a phrase, and what is a subject",
          "[queries][recommend]") {
    std::string lines;
    for (int i = 0; i < 600; ++i) {
        lines += R"({"id":"W)" + std::to_string(i) + R"(","title":"Bees )" +
                 (i % 20 == 0 ? "dance floors" : "") +
                 R"(","abstract":"We rely on large scale dance floors, achieved using bees."})" + "\n";
    }
    SmallIndex index(lines);
    Texts texts(index);
    CHECK(texts.terms("dance floors achieved using bees", "achieved using dance floors of bees") ==
          Terms{"bees", "dance floors"});
    CHECK(texts.terms("we rely on bees", "bees rely on") == Terms{"bees"});
    // "Achieved" is no subject, but a name with a capital may be.
    CHECK(texts.terms("our RELY beats bees", "bees and RELY") == Terms{"RELY", "bees"});
    CHECK(texts.terms("large-scale experiments", "a large-scale study") == Terms{});
}
