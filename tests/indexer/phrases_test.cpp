#include "indexer/phrases.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::indexer;
using kindred::engine::Analyser;
using Texts = std::vector<std::string>;

namespace {

Texts runs(const std::string& title) {
    Analyser analyser("en");
    TitlePhrases phrases(analyser);
    Texts out;
    for (const PhraseUse& use : phrases.read(title))
        out.push_back(title.substr(use.begin, use.end - use.begin));
    return out;
}

std::vector<Phrase> mined(const Texts& titles) {
    Analyser analyser("en");
    TitlePhrases reader(analyser);
    std::vector<PlacedUse> uses;
    for (std::uint32_t i = 0; i < titles.size(); ++i) {
        for (const PhraseUse& use : reader.read(titles[i])) uses.push_back({i, use});
    }
    PhraseMiner miner;
    miner.count(uses);
    miner.choose_candidates(static_cast<std::uint32_t>(titles.size()));
    std::erase_if(uses, [&](const PlacedUse& placed) { return !miner.candidate(placed.use.key); });
    std::vector<bool> shouted;
    for (const auto& title : titles)
        shouted.push_back(
            std::none_of(title.begin(), title.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    miner.look(titles, uses, shouted);
    return miner.phrases(analyser);
}

std::map<std::string, std::uint32_t> mine(const Texts& titles) {
    std::map<std::string, std::uint32_t> out;
    for (const Phrase& phrase : mined(titles)) out[phrase.text] = phrase.count;
    return out;
}

/// Whether each phrase can be a topic.
std::map<std::string, bool> topics_in(const Texts& titles) {
    std::map<std::string, bool> out;
    for (const Phrase& phrase : mined(titles)) out[phrase.text] = phrase.topic;
    return out;
}

void add(Texts& titles, int times, const std::string& title) {
    titles.insert(titles.end(), static_cast<std::size_t>(times), title);
}

/// Titles about other things, so that there is a chance to score against.
Texts background() {
    Texts titles;
    for (char a = 'a'; a < 'u'; ++a) {
        for (char b = 'a'; b < 'u'; ++b) titles.push_back(std::string("bi") + a + "ko ru" + b + "ga");
    }
    return titles;
}

}  // namespace

TEST_CASE("runs of a title end at punctuation and never cut a compound", "[indexer][phrases]") {
    CHECK(runs("Mixture of Experts: A Survey") ==
          Texts{"Mixture", "Mixture of Experts", "Experts", "Survey"});
    CHECK(runs("Self-Supervised Learning") ==
          Texts{"Self-Supervised", "Self-Supervised Learning", "Learning"});
    CHECK(runs("Parkinson's Disease") == Texts{"Parkinson", "Parkinson's Disease", "Disease"});
    CHECK(runs("Learning (Deep)") == Texts{"Learning", "Deep"});
    CHECK(runs("Parsing using Grammars") == Texts{"Parsing", "Grammars"});
    CHECK(runs("The Human-in-the-Loop") == Texts{"Human-in-the-Loop"});
    CHECK(runs("Industry 4.0") == Texts{"Industry", "Industry 4.0"});
}

TEST_CASE("titles without words have no runs", "[indexer][phrases]") {
    for (const std::string title : {"", "   ", "of the", "数据库系统", "2019", "\xFF\xFE", "--", "-a-"}) {
        INFO(title);
        (void)runs(title);
    }
    CHECK(runs("数据库系统").empty());
    CHECK(runs("of the").empty());
    CHECK(runs("\xFF\xFE").empty());
    CHECK(runs(std::string(100000, 'a')).size() == 1);
}

TEST_CASE("phrases are counted in every spelling and shown in the usual one", "[indexer][phrases]") {
    Texts titles = background();
    add(titles, 9, "Graph Neural Networks for Molecules");
    add(titles, 3, "A graph neural network");
    add(titles, 2, "GRAPH NEURAL NETWORK");
    add(titles, 8, "Spiking Neural Networks");
    const auto phrases = mine(titles);
    REQUIRE(phrases.count("Graph Neural Networks") == 1);
    CHECK(phrases.at("Graph Neural Networks") == 14);
    CHECK(phrases.count("Spiking Neural Networks") == 1);
    // Heads and tails of longer phrases are none: half of a term helps nobody.
    CHECK(phrases.count("Graph Neural") == 0);
    CHECK(phrases.count("Spiking") == 0);
    CHECK(phrases.count("Neural") == 0);
}

TEST_CASE("stop words stay inside of phrases that hold together", "[indexer][phrases]") {
    Texts titles = background();
    add(titles, 12, "Sparse Mixture of Experts");
    add(titles, 7, "Mixture of Experts in Speech");
    add(titles, 2, "A Method based on Trees");
    const auto phrases = mine(titles);
    REQUIRE(phrases.count("Mixture of Experts") == 1);
    CHECK(phrases.at("Mixture of Experts") == 19);
    for (const auto& [text, count] : phrases) {
        INFO(text);
        CHECK_FALSE(text.starts_with("of "));
        CHECK_FALSE(text.ends_with(" of"));
        CHECK(text.find("based") == std::string::npos);
    }
}

TEST_CASE("single words are topics as names, compounds and what many phrases end in", "[indexer][phrases]") {
    Texts titles = background();
    add(titles, 9, "BERT");
    add(titles, 9, "Part II");
    add(titles, 9, "II");
    add(titles, 9, "Meta-Learning");
    add(titles, 9, "Clustering");
    add(titles, 9, "Robustness");
    for (const char* kind :
         {"Spectral", "Fuzzy", "Graph", "Document", "Subspace", "Ensemble", "Online", "Text"})
        add(titles, 4, std::string(kind) + " Clustering");
    for (const char* kind : {"Adversarial", "Certified"}) add(titles, 4, std::string(kind) + " Robustness");
    const auto topics = topics_in(titles);
    REQUIRE(topics.count("Clustering") == 1);
    REQUIRE(topics.count("Robustness") == 1);
    REQUIRE(topics.count("II") == 1);
    CHECK(topics.at("Clustering"));
    CHECK_FALSE(topics.at("Robustness"));
    CHECK(topics.at("BERT"));
    CHECK_FALSE(topics.at("II"));
    CHECK(topics.at("Meta-Learning"));
    CHECK(topics.at("Spectral Clustering"));
}

TEST_CASE("rare runs and neighbours by chance are no phrases", "[indexer][phrases]") {
    Texts titles = background();
    add(titles, 2, "Quantum Chess");
    const auto phrases = mine(titles);
    CHECK(phrases.count("Quantum Chess") == 0);
    for (const auto& [text, count] : phrases) {
        INFO(text);
        CHECK_FALSE((text.starts_with("bi") && text.find(" ru") != std::string::npos));
    }
}

TEST_CASE("acronyms are phrases in their capitals", "[indexer][phrases]") {
    Texts titles = background();
    add(titles, 6, "SLAM for Robots");
    add(titles, 4, "A Study of slam");
    const auto phrases = mine(titles);
    REQUIRE(phrases.count("SLAM") == 1);
    CHECK(phrases.at("SLAM") == 10);
    CHECK(mine({}).empty());
}
