#include "queries/match/match_suggestions.hpp"

#include "queries/search/search.hpp"
#include "tests/support/json_tree.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::search;
using namespace kindred::queries::text;
using test::SmallIndex;
using test::tree;
using Texts = std::vector<std::string>;

namespace {

/// Works whose topics are suggestions, each with as many works as its number says.
std::string works() {
    std::string lines;
    int id = 0;
    const auto add = [&](std::string_view topic, int times) {
        for (int i = 0; i < times; ++i)
            lines +=
                fmt::format("{{\"id\":\"W{0}\",\"title\":\"Paper\",\"topics\":[\"{1}\"]}}\n", ++id, topic);
    };
    add("Deep learning", 5);
    add("Learning to rank", 9);
    add("Machine learning", 12);
    add("Learning theory", 2);
    add("Theory of mind", 3);
    add("Earning deep respect", 1);
    add("Neural networks", 4);
    add("Convolutional neural networks", 6);
    lines += R"({"id":"V","title":"Paper","venue":"Journal of Learning","authors":["Jürgen Müller"]})"
             "\n";
    return lines;
}

SearchRequest request_for(const std::string& q) {
    SearchRequest request;
    request.collection = Collection::suggestions;
    request.q = q;
    return request;
}

Texts texts(const SearchAnswer& answer) {
    Texts out;
    for (const auto& hit : answer.hits) out.push_back(tree(hit).at("query"));
    return out;
}

Texts suggested(SmallIndex& index, const std::string& q) {
    return texts(search::search(index.reader(), request_for(q)));
}

}  // namespace

TEST_CASE("Suggestions that start with the first word come first, then by count", "[queries][suggestions]") {
    SmallIndex index(works());
    CHECK(suggested(index, "learning ") == Texts{"Learning to rank", "Learning theory", "Machine learning",
                                                 "Deep learning", "Journal of Learning"});
    CHECK(suggested(index, "learn") == suggested(index, "learning "));
    CHECK(suggested(index, "neural") == Texts{"Neural networks", "Convolutional neural networks"});
    CHECK(suggested(index, "theory") == Texts{"Theory of mind", "Learning theory"});
}

TEST_CASE("Suggestions have all words, in any order", "[queries][suggestions]") {
    SmallIndex index(works());
    CHECK(suggested(index, "learning deep ") == Texts{"Deep learning"});
    CHECK(suggested(index, "deep learning") == Texts{"Deep learning"});
    CHECK(suggested(index, "learning th") == Texts{"Learning theory"});
    CHECK(suggested(index, "learning xyzzy ").empty());
    CHECK(suggested(index, "muller jurgen") == Texts{"Jürgen Müller"});
    CHECK(suggested(index, "journal of l") == Texts{"Journal of Learning"});
}

TEST_CASE("Only the last word of a suggestion may be unfinished", "[queries][suggestions]") {
    SmallIndex index(works());
    CHECK(suggested(index, "le th").empty());
    CHECK(suggested(index, "learn ").empty());
    CHECK(suggested(index, "neural net") == Texts{"Neural networks", "Convolutional neural networks"});
    CHECK(suggested(index, "net neural").empty());
    CHECK(suggested(index, "eural").empty());
}

TEST_CASE("A stop word does not lose a suggestion while it is typed", "[queries][suggestions]") {
    SmallIndex index(works());
    for (const char* q : {"theory", "theory ", "theory o", "theory of", "theory of ", "theory of m"}) {
        INFO(q);
        CHECK(suggested(index, q).at(0) == "Theory of mind");
    }
    CHECK(suggested(index, "learning to") == Texts{"Learning to rank"});
}

TEST_CASE("Suggestions are found with a typo in any word", "[queries][suggestions]") {
    SmallIndex index(works());
    CHECK(suggested(index, "nerual networks ") == Texts{"Neural networks", "Convolutional neural networks"});
    CHECK(suggested(index, "neural netwroks") == Texts{"Neural networks", "Convolutional neural networks"});
    CHECK(suggested(index, "convolutoinal") == Texts{"Convolutional neural networks"});
    // A word that is there is no typo, wherever it stands.
    CHECK(suggested(index, "earning deep") == Texts{"Earning deep respect"});
    CHECK(suggested(index, "networks neural ") == Texts{"Convolutional neural networks", "Neural networks"});
}

TEST_CASE("The last word is completed among suggestions that have the others", "[queries][suggestions]") {
    std::string lines;
    const auto add = [&](const std::string& topic, int times) {
        for (int i = 0; i < times; ++i)
            lines += fmt::format("{{\"id\":\"{0}\",\"title\":\"Paper\",\"topics\":[\"{1}\"]}}\n",
                                 std::hash<std::string>{}(topic) + static_cast<std::size_t>(i), topic);
    };
    // More words begin with p than a prefix could stand for, all more frequent than the one wanted.
    for (char a = 'a'; a <= 'z'; ++a)
        for (const char* b : {"am", "em", "om"}) add(fmt::format("Other p{}{}", a, b), 3);
    add("Graph partitioning", 1);
    SmallIndex index(lines);
    CHECK(suggested(index, "graph p") == Texts{"Graph partitioning"});
    CHECK(suggested(index, "p graph").empty());
}

TEST_CASE("What goes on from the words typed comes before what has them elsewhere",
          "[queries][suggestions]") {
    std::string lines;
    int id = 0;
    const auto add = [&](std::string_view topic, int times) {
        for (int i = 0; i < times; ++i)
            lines +=
                fmt::format("{{\"id\":\"W{0}\",\"title\":\"Paper\",\"topics\":[\"{1}\"]}}\n", ++id, topic);
    };
    add("Neural graph", 5);
    add("Graph convolution of neurons", 4);
    add("Graph neurons", 1);
    add("Scene graph of neurons", 6);
    SmallIndex index(lines);
    CHECK(suggested(index, "graph n") ==
          Texts{"Graph neurons", "Scene graph of neurons", "Neural graph", "Graph convolution of neurons"});
    SearchRequest request = request_for("graph n");
    CHECK(search::search(index.reader(), request).scores == std::vector{1.0, 0.8, 0.8, 0.8});
    request.ranking_score_threshold = 0.95;
    CHECK(search::search(index.reader(), request).total_hits == 1);
}

TEST_CASE("No word of a suggestion stands for two that were typed", "[queries][suggestions]") {
    SmallIndex index(R"({"id":"1","title":"Paper","topics":["Graph theory","Graph grammars","Graph"]})"
                     "\n"
                     R"({"id":"2","title":"Paper","authors":["Li Li","Li Lin","Li Wang","Bo Li Lin"]})"
                     "\n");
    CHECK(suggested(index, "graph g") == Texts{"Graph grammars"});
    CHECK(suggested(index, "graph graph").empty());
    CHECK(suggested(index, "li li") == Texts{"Li Li", "Li Lin", "Bo Li Lin"});
    CHECK(suggested(index, "li li ") == Texts{"Li Li"});
    CHECK(suggested(index, "lin li l").empty());
    CHECK(suggested(index, "lin bo l") == Texts{"Bo Li Lin"});
    // The word before is no unfinished one when the last was there already.
    CHECK(suggested(index, "li bo li") == Texts{"Bo Li Lin"});
}

TEST_CASE("A suggestion is found by any of its spellings", "[queries][suggestions]") {
    SmallIndex index(
        R"({"id":"1","title":"Paper","topics":["Multi-Task Learning","k-means","LLMs"],"authors":["Jean-Luc Roy"]})"
        "\n"
        R"({"id":"2","title":"Paper","topics":["Multi-Task Learning"]})"
        "\n"
        R"({"id":"3","title":"Paper","topics":["Multitask Learning","LLM"]})"
        "\n");
    for (const char* q : {"multi-task l", "multi task learning", "multitask l", "multitask", "multi-t"}) {
        INFO(q);
        CHECK(suggested(index, q) == Texts{"Multi-Task Learning"});
    }
    CHECK(suggested(index, "kmeans") == Texts{"k-means"});
    CHECK(suggested(index, "jeanluc r") == Texts{"Jean-Luc Roy"});
    CHECK(suggested(index, "llm ").size() == 1);
    CHECK(suggested(index, "llm ") == suggested(index, "llms "));
}

TEST_CASE("The titles of the most cited works are suggested", "[queries][suggestions]") {
    std::string lines = R"({"id":"A","title":"Attention is all you need","cited_by_count":900})"
                        "\n"
                        R"({"id":"B","title":"Attention: an essay","cited_by_count":9})"
                        "\n";
    for (int i = 0; i < 8; ++i)
        lines += fmt::format("{{\"id\":\"W{}\",\"title\":\"Paper {}\",\"topics\":[\"Attention\"]}}\n", i, i);
    SmallIndex index(lines);
    CHECK(suggested(index, "attention") == Texts{"Attention", "Attention is all you need"});
    CHECK(suggested(index, "all you n") == Texts{"Attention is all you need"});
    SearchRequest request = request_for("attention");
    request.filter = "kind = title";
    CHECK(texts(search::search(index.reader(), request)) == Texts{"Attention is all you need"});
}

TEST_CASE("Words that no suggestion has together are corrected", "[queries][suggestions]") {
    std::string lines;
    for (int i = 0; i < 30; ++i)
        lines += fmt::format("{{\"id\":\"W{}\",\"title\":\"Paper\",\"topics\":[\"Deep learning\"]}}\n", i);
    lines += R"({"id":"X","title":"Paper","authors":["Bo Lerning"]})"
             "\n";
    SmallIndex index(lines);
    CHECK(suggested(index, "lerning") == Texts{"Bo Lerning"});
    CHECK(suggested(index, "deep lerning ") == Texts{"Deep learning"});
    SearchRequest request = request_for("bo lerning");
    request.filter = "kind = venue";
    CHECK(search::search(index.reader(), request).hits.empty());
}

TEST_CASE("Filter, sort, threshold and total hold for suggestions", "[queries][suggestions]") {
    SmallIndex index(works());
    SearchRequest request = request_for("learning ");
    request.filter = "kind = venue";
    SearchAnswer answer = search::search(index.reader(), request);
    CHECK(texts(answer) == Texts{"Journal of Learning"});
    CHECK(answer.total_hits == 1);
    request.filter = "count < 10";
    CHECK(texts(search::search(index.reader(), request)) ==
          Texts{"Learning to rank", "Learning theory", "Deep learning", "Journal of Learning"});
    request.filter = nullptr;
    request.limit = 2;
    request.page = 1;
    request.hits_per_page = 2;
    CHECK(search::search(index.reader(), request).total_hits == 5);
    request.page.reset();
    request.hits_per_page.reset();
    request.limit = 20;
    request.sort = {"count:asc"};
    CHECK(texts(search::search(index.reader(), request)).back() == "Machine learning");
    request.sort.clear();
    request.ranking_score_threshold = 0.9;
    answer = search::search(index.reader(), request);
    CHECK(texts(answer) == Texts{"Learning to rank", "Learning theory"});
    CHECK(answer.total_hits == 2);
    for (const double score : answer.scores) CHECK(score >= 0.9);
    request.ranking_score_threshold = 0.5;
    CHECK(search::search(index.reader(), request).hits.size() == 5);
}

TEST_CASE("Pages of suggestions fit together", "[queries][suggestions]") {
    SmallIndex index(test::sample_works(600, 2));
    for (const char* q : {"m", "a", "of", "re", "c"}) {
        SearchRequest request = request_for(q);
        request.limit = 60;
        const SearchAnswer whole = search::search(index.reader(), request);
        INFO(q);
        REQUIRE(!whole.hits.empty());
        CHECK(std::set(whole.documents.begin(), whole.documents.end()).size() == whole.documents.size());
        CHECK(std::is_sorted(whole.scores.rbegin(), whole.scores.rend()));
        std::vector<std::uint32_t> pages;
        request.limit = 7;
        for (request.offset = 0; request.offset < 63; request.offset += 7) {
            const SearchAnswer page = search::search(index.reader(), request);
            pages.insert(pages.end(), page.documents.begin(), page.documents.end());
        }
        pages.resize(std::min(pages.size(), whole.documents.size()));
        CHECK(pages == whole.documents);
        request.offset = 0;
        request.page = 1;
        request.keep_matches = true;
        const SearchAnswer all = search::search(index.reader(), request);
        CHECK(all.total_hits == all.matches.size());
    }
}

TEST_CASE("Every suggestion that has the words is found", "[queries][suggestions]") {
    SmallIndex index(test::sample_works(300, 4));
    const auto& records = index.generation().suggestion_records();
    engine::text::Analyser& analyser = index.reader().analyser();
    std::vector<Texts> words;
    for (std::uint32_t i = 0; i < index.generation().manifest().suggestions; ++i) {
        Texts& of_one = words.emplace_back();
        for (const auto& token : analyser.analyse(records.read(i).text("query")))
            of_one.emplace_back(token.word);
    }
    for (std::size_t probe = 0; probe < words.size(); probe += words.size() / 60 + 1) {
        const std::string& first = words[probe].front();
        const std::string& last = words[probe].back();
        SearchRequest request = request_for(last + " " + first + " ");
        request.keep_matches = true;
        SearchAnswer answer = search::search(index.reader(), request);
        std::vector<std::uint32_t> expected;
        for (std::uint32_t i = 0; i < words.size(); ++i) {
            const auto has = [&](const std::string& word) {
                return std::find(words[i].begin(), words[i].end(), word) != words[i].end();
            };
            if (has(first) && has(last)) expected.push_back(i);
        }
        std::sort(answer.matches.begin(), answer.matches.end());
        INFO(request.q);
        CHECK(answer.matches == expected);
    }
}
