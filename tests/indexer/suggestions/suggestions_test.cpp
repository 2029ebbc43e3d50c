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
                                                           "phrase-llms|LLMs|9", "venue-sigir|SIGIR|8",
                                                           "researcher-zoe-muller|Zoë Müller|5"});
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
         {engine::generation::files::suggestion_records, engine::generation::files::dictionary}) {
        CHECK(test::read_file(directory / "one/generations/000001" / file) ==
              test::read_file(directory / "four/generations/000001" / file));
    }
    CHECK_NOTHROW(engine::generation::check(directory / "four", true));

    engine::Reader reader(engine::Generation::open(directory / "one"));
    const auto& records = reader.generation().suggestion_records();
    REQUIRE(records.size() == one.suggestions);
    std::int64_t last = INT64_MAX;
    for (std::uint32_t i = 0; i < records.size(); ++i) {
        const auto count = records.read(i).value("count").get<std::int64_t>();
        CHECK(count <= last);
        last = count;
    }
    const auto first = records.read(0);
    CHECK(reader.suggestion_index().find_id(first.text("id")) == 0U);
    const auto words = reader.analyser().analyse(first.text("query"));
    REQUIRE_FALSE(words.empty());
    CHECK(reader.suggestion_index().document_frequency(words[0].word) > 0);
}
