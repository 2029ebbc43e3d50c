#include "indexer/topics/phrases.hpp"

#include "engine/base/error.hpp"
#include "indexer/topics/word_forms.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::indexer;
using namespace kindred::indexer::gathered;
using namespace kindred::indexer::topics;
using kindred::engine::text::Analyser;
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

std::vector<Phrase> mined(const Texts& titles, const std::atomic<bool>& stop = false) {
    Analyser analyser("en");
    TitlePhrases reader(analyser);
    PhraseMiner miner;
    for (const std::string& title : titles) miner.count(reader.read(title));
    miner.choose_candidates(static_cast<std::uint32_t>(titles.size()));
    for (const std::string& title : titles) {
        std::vector<PhraseUse> uses = reader.read(title);
        std::erase_if(uses, [&](const PhraseUse& use) { return !miner.candidate(use.key); });
        miner.add_uses(title, uses, in_capitals(title));
    }
    return miner.phrases(analyser, {1, stop});
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
    CHECK(runs("Reefs " + std::string(100000, 'a')) == Texts{"Reefs"});
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
    add(titles, 9, "BERT: Reading Well");
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

TEST_CASE("a topic is a term, neither a saying nor a sentence", "[indexer][phrases]") {
    Texts titles = background();
    const std::string endless = std::string(60, 'q') + " " + std::string(60, 'w');
    for (const char* title :
         {"Bridging the Gap", "Optimal Control of Ships in Norway", "Mixture of Experts",
          "End-to-End Speech Recognition", "Human-in-the-Loop Planning", "Empirical Study"})
        add(titles, 12, title);
    add(titles, 12, endless);
    const auto topics = topics_in(titles);
    for (const char* phrase :
         {"Mixture of Experts", "End-to-End Speech Recognition", "Human-in-the-Loop Planning"}) {
        INFO(phrase);
        REQUIRE(topics.count(phrase) == 1);
        CHECK(topics.at(phrase));
    }
    for (const std::string& phrase :
         {std::string("Bridging the Gap"), std::string("Optimal Control of Ships in Norway"),
          std::string("Empirical Study"), endless}) {
        INFO(phrase);
        REQUIRE(topics.count(phrase) == 1);
        CHECK_FALSE(topics.at(phrase));
    }
}

TEST_CASE("a compound is one by whatever joins it", "[indexer][phrases]") {
    Texts titles = background();
    add(titles, 9, "Hardware/Software");
    add(titles, 9, "Meta\u2010Learning");
    add(titles, 9, "Multi\u2013Agent");
    for (const auto& [text, topic] : topics_in(titles)) {
        INFO(text);
        CHECK(topic);
    }
    CHECK(topics_in(titles).size() == 3);
}

TEST_CASE("what only titles in capitals have is no name", "[indexer][phrases]") {
    Texts titles;
    for (const char* kind :
         {"SPECTRAL", "FUZZY", "GRAPH", "DOCUMENT", "SUBSPACE", "ENSEMBLE", "ONLINE", "TEXT"})
        add(titles, 4, std::string(kind) + " SURVEYING");
    add(titles, 9, "ROBOTICS");
    add(titles, 9, "SURVEYING");
    for (std::string title : background()) {
        std::transform(title.begin(), title.end(), title.begin(),
                       [](unsigned char c) { return std::toupper(c); });
        titles.push_back(title);
    }
    auto topics = topics_in(titles);
    CHECK(topics.count("ROBOTICS") == 0);
    CHECK(topics["SURVEYING"]);  // as phrases end in it
    add(titles, 1, "A Robot Called ROBOTICS");
    CHECK(topics_in(titles)["ROBOTICS"]);
}

TEST_CASE("the commonest words give a phrase its text, and their commonest spelling", "[indexer][phrases]") {
    Texts titles = background();
    add(titles, 4, "Person Search");
    add(titles, 4, "Person search");
    add(titles, 3, "person searches");
    add(titles, 5, "Personalized Search");
    const auto phrases = mine(titles);
    REQUIRE(phrases.count("Person Search") == 1);
    CHECK(phrases.at("Person Search") == 16);
    CHECK(phrases.count("Personalized Search") == 0);
}

TEST_CASE("an acronym and its plural are one phrase", "[indexer][phrases]") {
    Texts titles = background();
    add(titles, 5, "CNNs");
    add(titles, 4, "CNN");
    add(titles, 5, "GPUs");
    add(titles, 4, "GPU");
    CHECK(mine(titles) == std::map<std::string, std::uint32_t>{{"CNNs", 9}, {"GPUs", 9}});
}

TEST_CASE("a stop ends the mining", "[indexer][phrases]") {
    try {
        mined(background(), true);
        FAIL("the mining went on");
    } catch (const kindred::Error& error) {
        CHECK(error.code() == kindred::ErrorCode::unavailable);
    }
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
