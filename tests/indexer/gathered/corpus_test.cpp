#include "indexer/gathered/corpus.hpp"

#include "engine/generation/generation.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using kindred::engine::number;
using kindred::engine::ResearcherId;
using kindred::engine::WordId;
using kindred::engine::Work;
using kindred::engine::WorkId;
using kindred::engine::data::Forward;
using kindred::engine::data::ForwardText;
using kindred::engine::data::Graph;
using kindred::engine::data::Lexicon;
using kindred::engine::data::TextField;
using kindred::engine::text::Analyser;
using kindred::indexer::gathered::analyse_works;
using kindred::indexer::gathered::Corpus;
using kindred::test::TempDir;
namespace files = kindred::engine::generation::files;

namespace {

Work work(const std::string& id, const std::string& title, const std::string& abstract,
          const std::string& author) {
    Work work;
    work.id = id;
    work.title = title;
    work.abstract = abstract;
    work.authors.push_back({author, author, "", ""});
    return work;
}

std::string text_of(const Lexicon& lexicon, const std::vector<WordId>& words) {
    std::string text;
    for (const WordId word : words) {
        text += (text.empty() ? "" : " ");
        text += word == kindred::engine::no_word ? "|" : lexicon.stem(lexicon.stem_of(word));
    }
    return text;
}

}  // namespace

TEST_CASE("batches become the flat files of one collection", "[indexer][corpus]") {
    const TempDir dir;
    Analyser analyser("en");
    Corpus corpus(dir.path());
    const std::vector<std::vector<Work>> batches = {
        {work("W1", "Searching the web", "Crawlers search.", "a"), work("W2", "Webs", "", "b")},
        {},
        {work("W3", "Search again", "Spiders", "a")}};
    int segment = 0;
    for (const auto& works : batches) {
        const auto batch = analyse_works(works, analyser, "en", dir / ("segment" + std::to_string(segment++)));
        CHECK(batch.texts.size() == works.size());
        corpus.add(works, batch);
    }
    CHECK_FALSE(std::filesystem::exists(dir / "segment1"));
    corpus.add({"c", "Cy", {{"bio", "b"}}});
    corpus.finish();
    CHECK(corpus.works() == 3);
    REQUIRE(corpus.given("c") != nullptr);
    CHECK(corpus.given("c")->name == "Cy");
    CHECK(corpus.given("a") == nullptr);

    const Lexicon lexicon(dir / files::lexicon);
    const Forward& forward = corpus.texts();
    ForwardText text;
    forward.read(WorkId{0}, text);
    CHECK(text_of(lexicon, text[TextField::title]) == "search the web");
    CHECK(text_of(lexicon, text[TextField::abstract]) == "crawler search");
    forward.read(WorkId{2}, text);
    CHECK(text_of(lexicon, text[TextField::title]) == "search again");
    // In how many works, not how often.
    CHECK(lexicon.document_frequency(*lexicon.find("search")) == 2);
    CHECK(lexicon.document_frequency(*lexicon.find("web")) == 2);
    CHECK(lexicon.document_frequency(*lexicon.find("spider")) == 1);

    const Graph graph(dir / files::graph);
    CHECK(graph.researchers() == 3);
    REQUIRE(graph.works_of(ResearcherId{0}).size() == 2);
    CHECK(graph.works_of(ResearcherId{0})[1] == WorkId{2});
    CHECK(graph.works_of(ResearcherId{2}).empty());
    CHECK(corpus.records().read(2).text("title") == "Search again");
}
