#include "indexer/suggestions/suggestions.hpp"

#include "engine/generation/check.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/build/build.hpp"
#include "indexer/sample/sample.hpp"
#include "tests/support/temp_dir.hpp"

#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace kindred;
using indexer::suggestions::Suggestion;
using indexer::suggestions::SuggestionList;
using Kind = Suggestion::Kind;

namespace {

std::vector<std::string> lines(const std::vector<Suggestion>& suggestions) {
    std::vector<std::string> out;
    for (const Suggestion& s : suggestions)
        out.push_back(s.id + "|" + s.query + "|" + std::to_string(s.count));
    return out;
}

indexer::stage::BuildReport build(const std::filesystem::path& index, const std::filesystem::path& input,
                                  unsigned threads) {
    indexer::stage::BuildOptions options;
    options.index = index;
    options.inputs = {input.string()};
    options.threads = threads;
    indexer::stage::Progress progress(indexer::stage::Progress::Style::quiet);
    const std::atomic<bool> stop = false;
    return indexer::build::build(options, progress, stop);
}

}  // namespace

TEST_CASE("what means the same is suggested once", "[indexer][suggestions]") {
    engine::text::Analyser analyser("en");
    SuggestionList list(analyser);
    list.add(Kind::topic, "Neural network", 7);
    list.add(Kind::topic, "Machine Learning: ML: neural networks", 5);
    list.add(Kind::phrase, "Neural Networks", 30);
    list.add(Kind::phrase, "LLMs", 9);
    list.add(Kind::phrase, "LLM", 4);
    list.add(Kind::topic, "Machine Learning: General", 50);
    list.add(Kind::researcher, "Zoë Müller", 3);
    list.add(Kind::researcher, "Zoe Muller", 2);
    list.add(Kind::venue, "SIGIR", 8);
    list.add(Kind::venue, "!!!", 8);
    CHECK(lines(list.ranked()) == std::vector<std::string>{"topic-neural-networks|Neural Networks|30",
                                                           "phrase-llms|LLMs|13", "venue-sigir|SIGIR|8",
                                                           "researcher-zoe-muller|Zoë Müller|5"});
}

TEST_CASE("spellings of a topic or phrase are one suggestion with all their works",
          "[indexer][suggestions]") {
    engine::text::Analyser analyser("en");
    SuggestionList list(analyser);
    list.add(Kind::phrase, "Multi-Task Learning", 100);
    list.add(Kind::phrase, "Multitask Learning", 35);
    list.add(Kind::topic, "Multitask learning", 70);
    list.add(Kind::phrase, "Non-negative Matrix Factorization", 12);
    list.add(Kind::phrase, "Nonnegative Matrix Factorization", 18);
    list.add(Kind::phrase, "Person Search", 9);
    // One that has a spelling of two others brings them together.
    list.add(Kind::phrase, "Auto Encoding", 1);
    list.add(Kind::phrase, "Autoencoders", 4);
    list.add(Kind::phrase, "Auto-Encoders", 2);
    list.add(Kind::venue, "PersonSearch", 3);
    const auto ranked = list.ranked();
    CHECK(lines(ranked) == std::vector<std::string>{
                               "topic-multi-task-learning|Multi-Task Learning|135",
                               "phrase-nonnegative-matrix-factorization|Nonnegative Matrix Factorization|30",
                               "phrase-person-search|Person Search|9", "phrase-autoencoders|Autoencoders|7",
                               "venue-personsearch|PersonSearch|3"});
    CHECK(ranked[0].spellings ==
          std::vector<std::string>{"Multi-Task Learning", "Multitask learning", "Multitask Learning"});
}

TEST_CASE("titles are suggested once and stand by their citations", "[indexer][suggestions]") {
    engine::text::Analyser analyser("en");
    SuggestionList list(analyser);
    list.add(Kind::title, "A Theory of Graphs", 1, 10);
    list.add(Kind::title, "Zeroes of Graphs", 1, 500);
    list.add(Kind::title, "Graph Neural Networks", 1, 900);
    list.add(Kind::title, "Editorial", 1, 3);
    list.add(Kind::title, "EDITORIAL", 1, 4);
    list.add(Kind::phrase, "Graph Neural Network", 8);
    list.add(Kind::researcher, "Graham Lee", 6);
    list.add(Kind::venue, "SIGIR", 7);
    list.add(Kind::title, std::string(201, 'x'), 1, 1000);
    list.add(Kind::title, "No Citations Known", 1, 0);
    CHECK(lines(list.ranked()) ==
          std::vector<std::string>{
              "phrase-graph-neural-network|Graph Neural Network|8", "venue-sigir|SIGIR|7",
              "title-zeroes-of-graphs|Zeroes of Graphs|1", "researcher-graham-lee|Graham Lee|6",
              "title-a-theory-of-graphs|A Theory of Graphs|1", "title-editorial|EDITORIAL|2",
              "title-no-citations-known|No Citations Known|1"});
}

TEST_CASE("ids of suggestions are valid and unique", "[indexer][suggestions]") {
    engine::text::Analyser analyser("en");
    SuggestionList list(analyser);
    for (const char* text : {"C", "C++", "C#", "c", "数据库", "データ", "Ж", "a-b", "a b", "a/b"}) {
        list.add(Kind::researcher, text, 1);
        list.add(Kind::phrase, text, 1);
    }
    std::set<std::string> ids;
    for (const Suggestion& s : list.ranked()) {
        CHECK(engine::valid_id(s.id));
        CHECK(ids.insert(s.id).second);
    }
    CHECK(ids.size() > 12);
}

TEST_CASE("suggestions are the same from any number of threads", "[indexer][suggestions]") {
    const test::TempDir directory;
    std::ostringstream works;
    indexer::sample::write_sample(works, {3000, 5});
    const auto input = directory.write("works.jsonl", works.str());
    const auto one = build(directory / "one", input, 1);
    const auto four = build(directory / "four", input, 4);
    REQUIRE(one.suggestions > 100);
    CHECK(one.suggestions == four.suggestions);
    for (const auto file :
         {engine::generation::files::suggestion_records, engine::generation::files::suggestion_words,
          engine::generation::files::dictionary}) {
        CHECK(test::read_file(directory / "one/generations/000001" / file) ==
              test::read_file(directory / "four/generations/000001" / file));
    }
    CHECK_NOTHROW(engine::generation::check(directory / "four", true));

    engine::Reader reader(engine::Generation::open(directory / "one"));
    const auto& records = reader.generation().suggestion_records();
    REQUIRE(records.size() == one.suggestions);
    std::int64_t last = INT64_MAX;
    std::set<std::string> kinds;
    for (std::uint32_t i = 0; i < records.size(); ++i) {
        const auto kind = records.read(i).text("kind");
        kinds.insert(kind);
        if (kind == "title") continue;  // these stand in front of others of their count
        const auto count = records.read(i).value("count").get<std::int64_t>();
        CHECK(count <= last);
        last = count;
    }
    CHECK(kinds == std::set<std::string>{"phrase", "researcher", "title", "topic", "venue"});
    const auto first = records.read(0);
    CHECK(reader.suggestion_index().find_id(first.text("id")) == 0U);
    const auto& words = reader.generation().suggestion_words();
    const auto tokens = reader.analyser().analyse(first.text("query"));
    REQUIRE_FALSE(tokens.empty());
    CHECK(words.words_of(0).front() == words.find(tokens[0].word).first);
    CHECK(words.suggestion_of(words.spellings() - 1) == one.suggestions - 1);
}
