#include "indexer/topics/topics.hpp"

#include "engine/generation/check.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/build/build.hpp"
#include "tests/indexer/build/built.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::indexer;
using namespace kindred::indexer::build;
using namespace kindred::indexer::gathered;
using namespace kindred::indexer::readers;
using namespace kindred::indexer::stage;
using namespace kindred::indexer::topics;
using engine::text::Analyser;
using test::TempDir;
using Texts = std::vector<std::string>;

namespace {

PhraseUse whole(const std::string& text) {
    Analyser analyser("en");
    TitlePhrases phrases(analyser);
    for (const PhraseUse& use : phrases.read(text)) {
        if (use.begin == 0 && use.end == text.size()) return use;
    }
    FAIL("no phrase: " << text);
    return {};
}

std::vector<Phrase> phrases(const Texts& texts) {
    std::vector<Phrase> out;
    for (const std::string& text : texts) out.push_back({text, 10, whole(text).key, whole(text).form, true});
    return out;
}

Texts read(const Topics& topics, const std::string& title, const std::string& abstract = {}) {
    Analyser analyser("en");
    TopicReader reader(topics, analyser);
    Texts out;
    for (const std::uint32_t topic : reader.read(title, abstract)) out.push_back(topics.text(topic));
    return out;
}

BuildReport build_of(const TempDir& dir, const std::string& lines, unsigned threads = 2,
                     const std::string& language = "en") {
    BuildOptions options;
    options.language = language;
    options.index = dir / "index";
    options.inputs = {dir.write("in.jsonl", lines).string()};
    options.threads = threads;
    return test::build(options);
}

/// Works about sea ice and coral reefs without topics, and others that have their own.
std::string reefs_and_ice() {
    std::string lines;
    const auto add = [&](const std::string& title, const nlohmann::json& more) {
        nlohmann::json work = {{"id", "W" + std::to_string(std::count(lines.begin(), lines.end(), '\n'))},
                               {"title", title},
                               {"venue", "Journal of the Seas"},
                               {"year", 2020},
                               {"doi", "10.1/1"},
                               {"authors", {{{"id", "A1"}, {"name", "Ada Berg"}}}}};
        work.update(more);
        lines += work.dump() + "\n";
    };
    for (const char* title : {"Sea Ice of the North", "Melting Sea Ice", "Sea Ice and Weather",
                              "Coral Reefs of the South", "Bleached Coral Reefs", "Coral Reefs and Fish"})
        add(title, nlohmann::json::object());
    add("A coral reef beside sea ice", {{"abstract", "We look at a coral reef."}});
    add("A survey of coral reefs", {{"topics", {"Surveys", "coral reefs"}}});
    add("Another survey", {{"topics", {"coral reefs"}}});
    for (char a = 'a'; a < 'q'; ++a)
        add(std::string("bi") + a + "ko ru" + a + "ga", nlohmann::json::object());
    return lines;
}

}  // namespace

TEST_CASE("A title names the longest topics in it", "[indexer][topics]") {
    const Topics topics(phrases({"Neural Networks", "Deep Neural Networks", "Speech Recognition", "BERT"}));
    CHECK(read(topics, "Deep neural network models for speech recognition with BERT") ==
          Texts{"Deep Neural Networks", "Speech Recognition", "BERT"});
    CHECK(read(topics, "BERT, BERT and BERT") == Texts{"BERT"});
    CHECK(read(topics, "A neural theory of networks").empty());
    CHECK(read(topics, "").empty());
    CHECK(read(topics, "\xFF\xFE \x01").empty());
    CHECK(read(topics, "神经网络").empty());
}

TEST_CASE("An abstract adds topics of several words that it names twice", "[indexer][topics]") {
    const Topics topics(phrases({"Neural Networks", "Speech Recognition", "BERT"}));
    const std::string abstract =
        "Speech recognition is hard. BERT and BERT again; neural networks. We do speech recognition.";
    CHECK(read(topics, "Hearing", abstract) == Texts{"Speech Recognition"});
    CHECK(read(topics, "Neural networks that hear", abstract) ==
          Texts{"Neural Networks", "Speech Recognition"});
}

TEST_CASE("A work has a bounded number of topics", "[indexer][topics]") {
    Texts texts;
    std::string title;
    for (char c = 'a'; c < 'u'; ++c) {
        texts.push_back(std::string("bi") + c + "ko ru" + c + "ga");
        title += texts.back() + ", ";
    }
    const Topics topics(phrases(texts));
    std::string longer;
    for (int i = 0; i < 2000; ++i) longer += title;
    CHECK(read(topics, title).size() == TopicReader::max_topics);
    CHECK(read(topics, longer, longer).size() == TopicReader::max_topics);
}

TEST_CASE("Topics are written as they were given", "[indexer][topics]") {
    std::vector<Phrase> found = phrases({"Neural Networks", "Size"});
    found.back().topic = false;
    Topics topics(found);
    CHECK(topics.size() == 1);
    const auto spell = [&](const std::string& text) { topics.spell(whole(text), text); };
    spell("neural network");
    spell("size");
    CHECK(read(topics, "Size of Neural Networks") == Texts{"neural network"});
    spell("neurally networked");  // the same stems, but another thing
    CHECK(read(topics, "Size of Neural Networks") == Texts{"neural network"});
    std::string hyphens;
    for (int i = 0; i < 60; ++i) hyphens += "\u00AD";
    spell("neu" + hyphens + "ral network");  // soft ones, which are no part of a word
    CHECK(read(topics, "Size of Neural Networks") == Texts{"neural network"});
}

TEST_CASE("A work has the words of its topics, but for number and capitals", "[indexer][topics]") {
    const Topics topics(phrases({"Transformers", "Person Search", "Attention Modules", "Databases",
                                 "Query Languages", "Gender Bias", "CNN", "GPUs"}));
    CHECK(read(topics, "A cosine transform; personalized search, attention modulation").empty());
    CHECK(read(topics, "TRANSFORMER for person searches") == Texts{"Transformers", "Person Search"});
    CHECK(read(topics, "Query language of a database") == Texts{"Query Languages", "Databases"});
    CHECK(read(topics, "Gender biases") == Texts{"Gender Bias"});
    CHECK(read(topics, "CNNs on a GPU") == Texts{"CNN", "GPUs"});
}

TEST_CASE("Topics are looked for in the heads of endless texts", "[indexer][topics]") {
    const Topics topics(phrases({"Coral Reefs", "Sea Ice"}));
    const std::string much(max_abstract_bytes, 'x');
    CHECK(read(topics, "Coral reefs " + much + " sea ice") == Texts{"Coral Reefs"});
    CHECK(read(topics, "Fish", "Coral reefs, coral reefs; sea ice. " + much + " Sea ice.") ==
          Texts{"Coral Reefs"});
}

TEST_CASE("Works without topics get those of their titles", "[indexer][topics]") {
    const TempDir dir;
    const BuildReport report = build_of(dir, reefs_and_ice());
    CHECK(report.rejects.empty());
    CHECK(report.works_with_found_topics == 7);
    engine::generation::check(dir / "index", true);
    const auto topics_of = [&](const std::string& id) {
        return test::stored_work(dir / "index", id).value("topics", Texts());
    };
    CHECK(topics_of("W0") == Texts{"Sea Ice"});
    CHECK(topics_of("W4") == Texts{"coral reefs"});  // as the input writes it
    CHECK(topics_of("W6") == Texts{"coral reefs", "Sea Ice"});
    CHECK(topics_of("W7") == Texts{"Surveys", "coral reefs"});  // its own, and nothing else
    CHECK(topics_of("W8") == Texts{"coral reefs"});
    CHECK(topics_of("W9").empty());
    CHECK_FALSE(test::stored_work(dir / "index", "W9").contains("topics"));

    Texts names;
    const nlohmann::ordered_json record = test::stored_work(dir / "index", "W6");
    for (const auto& [name, value] : record.items()) names.push_back(name);
    CHECK(names ==
          Texts{"id", "title", "abstract", "authors", "author_ids", "year", "venue", "topics", "doi"});
    CHECK(test::stored_researcher(dir / "index", "A1").at("topics").front() == "coral reefs");
}

TEST_CASE("Topics that were found can be counted, and are no words twice", "[indexer][topics]") {
    const TempDir dir;
    build_of(dir, reefs_and_ice());
    engine::Reader reader(engine::Generation::open(dir / "index"));
    const auto& generation = reader.generation();
    CHECK(generation.manifest().fields.at("works").at("topics") == 9);
    const engine::data::Column* const topics = generation.work_columns().find("topics");
    REQUIRE(topics != nullptr);
    std::map<std::string, int> counts;
    for (std::uint32_t work = 0; work < generation.manifest().works; ++work) {
        for (const std::uint32_t value : topics->values(work)) ++counts[std::string(topics->text_of(value))];
    }
    CHECK(counts == std::map<std::string, int>{{"Sea Ice", 4}, {"Surveys", 1}, {"coral reefs", 6}});

    engine::data::ForwardText text;
    generation.forward().read(*reader.find_work("W6"), text);
    CHECK(text[engine::data::TextField::topics].empty());
    CHECK(text[engine::data::TextField::found_topics].size() == 5);  // two words each and what parts them
    generation.forward().read(*reader.find_work("W7"), text);
    CHECK(text[engine::data::TextField::topics].size() == 4);
    CHECK(text[engine::data::TextField::found_topics].empty());
}

TEST_CASE("Topics do not depend on the number of threads", "[indexer][topics]") {
    const TempDir one;
    const TempDir two;
    build_of(one, reefs_and_ice(), 1);
    build_of(two, reefs_and_ice(), 3);
    const auto files = test::flat_files(one / "index");
    CHECK(files.size() > 10);
    CHECK(files == test::flat_files(two / "index"));
}

TEST_CASE("A collection without titles in common has no topics", "[indexer][topics]") {
    const TempDir dir;
    const BuildReport report = build_of(dir, test::work_line("W1", "One") + test::work_line("W2", "Two"));
    CHECK(report.works_with_found_topics == 0);
    CHECK_FALSE(test::stored_work(dir / "index", "W1").contains("topics"));
    CHECK(test::entries(dir / "index") == Texts{"current", "generations", "lock"});
}

TEST_CASE("Topics of other scripts are written as most titles write them", "[indexer][topics]") {
    const TempDir dir;
    std::string lines;
    int id = 0;
    const auto add = [&](const std::string& title) {
        lines += test::work_line("W" + std::to_string(id++), title);
    };
    for (const char* title : {"КОРАЛЛОВЫЙ РИФ", "Коралловый риф и рыбы", "Коралловый риф: обзор",
                              "Новый коралловый риф", "Коралловый риф"})
        add(title);
    for (char a = 'a'; a < 'q'; ++a) add(std::string("bi") + a + "ko ru" + a + "ga");
    build_of(dir, lines, 2, "ru");
    for (const char* work : {"W0", "W1", "W3"})
        CHECK(test::stored_work(dir / "index", work).value("topics", Texts()) == Texts{"Коралловый риф"});
}
