#include "indexer/suggestions/spellings.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using indexer::suggestions::joined;
using indexer::suggestions::max_spellings;
using indexer::suggestions::ways_to_type;
using Words = std::vector<std::string>;
using Ways = std::vector<Words>;

TEST_CASE("spellings that differ in spaces, hyphens and number are one when joined",
          "[indexer][suggestions]") {
    engine::text::Analyser analyser("en");
    const auto same = [&](const char* a, const char* b) {
        INFO(a << " / " << b);
        CHECK(joined(a, analyser) == joined(b, analyser));
    };
    same("Multi-Task Learning", "multitask learning");
    same("Variational Auto-Encoder", "variational autoencoders");
    same("Non-negative Matrix Factorization", "Nonnegative matrix factorization");
    same("Camera Re-Localization", "camera relocalization");
    same("Multi-Fingered Hand", "multifingered hands");
    same("Data Sets", "dataset");
    same("LLM", "LLMs");
    same("RGB-D Images", "RGBD image");
    same("3-D", "3D");
    CHECK(joined("Person Search", analyser) != joined("Personalized Search", analyser));
    CHECK(joined("C", analyser) != joined("C++", analyser));
    CHECK(joined("!!!", analyser).empty());
}

TEST_CASE("a suggestion is typed by any spelling, with hyphens or joined", "[indexer][suggestions]") {
    engine::text::Analyser analyser("en");
    CHECK(ways_to_type({"Graph Theory"}, analyser) == Ways{{"graph", "theory"}});
    CHECK(ways_to_type({"Multi-Task Learning", "Multitask Learning", "multi task learning"}, analyser) ==
          Ways{{"multi", "task", "learning"}, {"multitask", "learning"}});
    CHECK(ways_to_type({"LLM-as-a-judge"}, analyser) == Ways{{"llm", "as", "a", "judge"}, {"llmasajudge"}});
    CHECK(ways_to_type({"Jean-Luc O'Brien"}, analyser) ==
          Ways{{"jean", "luc", "obrien"}, {"jeanluc", "obrien"}});
    // A hyphen between spaces joins nothing, and neither do bigrams.
    CHECK(ways_to_type({"BERT - a model"}, analyser) == Ways{{"bert", "a", "model"}});
    CHECK(ways_to_type({"深度学习"}, analyser) == Ways{{"深度", "度学", "学习"}});
    CHECK(ways_to_type({"!!!", ""}, analyser).empty());
    Words many;
    for (int i = 0; i < 20; ++i) many.push_back("word " + std::to_string(i));
    const Ways ways = ways_to_type(many, analyser);
    CHECK(ways.size() == max_spellings);
    CHECK(ways.front() == Words{"word", "0"});
}
