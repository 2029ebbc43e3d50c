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
