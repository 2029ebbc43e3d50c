#include "tests/queries/recommend/recommending.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::test;
using Ids = std::vector<std::string>;

namespace {

/// Ids of all pages of `size`, one after the other; fails when a page says another total.
template <typename Ask>
Ids paged(RecommendRequest request, std::uint32_t size, Ask&& ask) {
    Ids out;
    request.limit = size;
    request.offset = 0;
    const std::uint32_t total = ask(request).estimated_total_hits;
    for (; request.offset < total; request.offset += size) {
        const RecommendAnswer page = ask(request);
        CHECK(page.estimated_total_hits == total);
        for (const std::string& id : order(page)) out.push_back(id);
    }
    CHECK(out.size() == total);
    return out;
}

/// Works on one subject by one author, and one work by somebody else.
std::string prolific(int works) {
    std::string lines;
    for (int i = 0; i < works; ++i)
        lines += R"({"id":"W)" + std::to_string(i) + R"(","title":"Coral reefs and fish, part )" +
                 std::to_string(i) + R"(","authors":[{"id":"P","name":"Prolific"}]})" + "\n";
    lines += R"({"id":"X","title":"Coral reefs","authors":[{"id":"O","name":"Other"}]})"
             "\n"
             R"({"id":"Y","title":"Glaciers","authors":[{"id":"G","name":"Cold"}]})"
             "\n";
    return lines;
}

}  // namespace

TEST_CASE("pages of experts are cuts of one ranking", "[queries][recommend]") {
    SmallIndex index(test::sample_works(500, 3));
    const auto ask = [&](const RecommendRequest& request) { return people(index, request); };
    for (const double diversify : {0.0, 0.4}) {
        Ids seeds;
        for (std::uint32_t work = 0; work < 400; work += 40)
            seeds.push_back(index.id_of(engine::WorkId{work}));
        RecommendRequest request = works_seeded(seeds);
        request.diversify = diversify;
        request.limit = 1000;
        const Ids whole = order(people(index, request));
        REQUIRE(whole.size() > 60);
        CHECK(paged(request, 17, ask) == whole);
    }
}

TEST_CASE("negative seeds are never recommended", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = works_seeded({"W1"});
    request.seeds.negative_works = {"W2"};
    CHECK(ids(works(index, request)).count("W2") == 0);
    request = text_seeded("moon tides computed, tables");
    request.seeds.negative_researchers = {"A"};
    CHECK(ids(people(index, request)).count("A") == 0);
    CHECK(ids(people(index, request)).count("B") == 1);
    CHECK(ids(works(index, request)).count("W2") == 0);
    request.candidates = {"A", "B"};
    CHECK(order(people(index, request)) == Ids{"B"});
}

TEST_CASE("candidates get an answer without anything to compare with", "[queries][recommend]") {
    SmallIndex index(tides, no_works);
    RecommendRequest request = seeded({"N"});
    request.seeds.negative_works = {"W4"};
    request.candidates = {"A", "B", "D", "E", "F"};
    const RecommendAnswer answer = people(index, request);
    REQUIRE(answer.hits.size() == 5);
    for (const Recommendation& hit : answer.hits) {
        CHECK(hit.score == 0);
        CHECK(hit.why.evidence.empty());
    }
    request.candidates = {"W2", "W4", "W5"};
    CHECK(order(works(index, request)) == Ids{"W2", "W5"});
}

TEST_CASE("works that were asked about come with reasons", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = works_seeded({"W1", "W5"});
    request.candidates = {"W2", "W6", "W4"};
    const RecommendAnswer answer = works(index, request);
    const Why& near = hit(answer, "W2").why;
    REQUIRE(near.evidence.size() == 1);
    CHECK(near.evidence[0].work == "W2");
    CHECK(near.evidence[0].matches == "W1");
    CHECK(near.terms.size() == 2);
    CHECK(hit(answer, "W6").why.evidence.at(0).matches == "W5");
    CHECK(hit(answer, "W4").why.evidence.empty());
    request = text_seeded("moon tides");
    request.candidates = {"W2"};
    CHECK(hit(works(index, request), "W2").why.evidence.at(0).matches.empty());
}

TEST_CASE("of seeds that are works and a text the closest one is named", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = works_seeded({"W5"});
    request.seeds.text = "moon tides";
    const RecommendAnswer answer = people(index, request);
    CHECK(hit(answer, "A").why.evidence.at(0).matches.empty());
    CHECK(hit(answer, "F").why.evidence.at(0).matches == "W5");
}

TEST_CASE("old works say less of experts and of candidates when asked", "[queries][recommend]") {
    SmallIndex index(
        R"({"id":"W1","title":"Coral reefs and fish","year":1990,"authors":[{"id":"A","name":"Old"}]}
{"id":"W2","title":"Coral reefs and fish","year":2020,"authors":[{"id":"B","name":"New"}]}
{"id":"W3","title":"Glaciers","year":2020,"authors":[{"id":"C","name":"Cold"}]})");
    for (const bool given : {false, true}) {
        RecommendRequest request = text_seeded("coral reefs and fish");
        if (given) request.candidates = {"A", "B"};
        const RecommendAnswer ageless = people(index, request);
        CHECK(hit(ageless, "A").score == Approx(hit(ageless, "B").score));
        request.recency_half_life_years = 10;
        const RecommendAnswer aged = people(index, request);
        CHECK(order(aged) == Ids{"B", "A"});
        CHECK(hit(aged, "B").score == Approx(hit(ageless, "B").score));
        CHECK(hit(aged, "A").score < hit(ageless, "A").score / 4);
    }
}

TEST_CASE("signals that count nothing give no hits, and the note says so", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = text_seeded("moon tides");
    request.weights.content = 0;
    CHECK(people(index, request).hits.empty());
    CHECK(people(index, request).note == "every signal that these seeds have is given a weight of 0");
    CHECK(works(index, request).hits.empty());
    CHECK(works(index, request).note == "every signal that these seeds have is given a weight of 0");
    request = seeded({"S"});
    request.weights = {0, 0, 0};
    CHECK(people(index, request).note == "every signal that these seeds have is given a weight of 0");
}

TEST_CASE("who has collaborators in common stays when votes come to nothing", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = seeded({"S"});
    request.weights.content = 0;
    const auto by_graph = ids(people(index, request));
    CHECK(by_graph == std::set<std::string>{"B"});
    request.weights.content = 1;
    request.recency_half_life_years = 0.001;
    for (const std::string& id : by_graph) CHECK(ids(people(index, request)).count(id) == 1);
}

TEST_CASE("who wrote nearly everything on a subject is like the few others", "[queries][recommend]") {
    SmallIndex index(prolific(100));
    CHECK(order(people(index, "P")) == Ids{"O"});
    const RecommendAnswer answer = works(index, seeded({"P"}));
    REQUIRE(order(answer) == Ids{"X"});
    REQUIRE_FALSE(answer.hits[0].why.evidence.empty());
    CHECK(answer.hits[0].why.evidence[0].matches.starts_with("W"));
    CHECK_FALSE(answer.hits[0].why.terms.empty());
}

TEST_CASE("topics in another case are shared all the same", "[queries][recommend]") {
    SmallIndex index(
        R"({"id":"W1","title":"Coral reefs","topics":["Marine Life","reefs"],"authors":[{"id":"A","name":"One"}]}
{"id":"W2","title":"Coral reefs","topics":["marine life","Marine life"],"authors":[{"id":"B","name":"Two"}]}
{"id":"W3","title":"Glaciers"})");
    CHECK(hit(works(index, works_seeded({"W1"})), "W2").why.topics.size() == 1);
    CHECK(hit(people(index, "A"), "B").why.topics.size() == 1);
}

TEST_CASE("coauthors of several researchers are left out, each of the other too", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = text_seeded("moon tides wasps bees again tables");
    request.exclude.coauthors_of = {"E"};
    CHECK(ids(people(index, request)) == std::set<std::string>{"A", "B", "C", "D", "E", "S"});
    request.exclude.coauthors_of = {"E", "F"};
    CHECK(ids(people(index, request)) == std::set<std::string>{"A", "B", "C", "D", "S"});
}

TEST_CASE("fields are those that were asked for, none of an empty list", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = works_seeded({"W1"});
    request.attributes_to_retrieve = {};
    CHECK(hit(works(index, request), "W2").record.empty());
    request.attributes_to_retrieve = {"title", "nothing"};
    CHECK(hit(works(index, request), "W2").record.dump() == R"({"title":"Moon tides computed"})");
    request.attributes_to_retrieve = {"title", "*"};
    CHECK(hit(works(index, request), "W2").record.contains("venue"));
}
