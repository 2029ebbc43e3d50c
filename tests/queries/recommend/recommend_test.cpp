#include "tests/queries/recommend/recommending.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::test;

namespace {

/// The stems of a work's title and abstract.
std::set<std::string> stems(SmallIndex& index, const std::string& work) {
    engine::data::ForwardText text;
    index.generation().forward().read(index.work(work), text);
    std::set<std::string> out;
    const engine::data::Lexicon& lexicon = index.generation().lexicon();
    for (const auto field : {engine::data::TextField::title, engine::data::TextField::abstract}) {
        for (const engine::WordId word : text[field]) out.emplace(lexicon.stem(lexicon.stem_of(word)));
    }
    return out;
}

/// True when one of the pairs has the word on both sides.
bool shared(SmallIndex& index, const std::string& word, const std::vector<Evidence>& pairs) {
    const std::string stem(index.reader().analyser().analyse(word).at(0).stem);
    return std::any_of(pairs.begin(), pairs.end(), [&](const Evidence& pair) {
        return stems(index, pair.work).contains(stem) && stems(index, pair.matches).contains(stem);
    });
}

void check_terms(const Why& why) {
    double sum = 0;
    for (std::size_t i = 0; i < why.terms.size(); ++i) {
        CHECK(why.terms[i].second > 0);
        if (i > 0) CHECK(why.terms[i].second <= why.terms[i - 1].second);
        sum += why.terms[i].second;
    }
    CHECK(sum <= 1 + 1e-6);
}

}  // namespace

TEST_CASE("similar researchers work on the same things", "[queries][recommend]") {
    SmallIndex index(tides);
    const RecommendAnswer answer = people(index, "S");
    CHECK(ids(answer) == std::set<std::string>{"A", "B", "C"});
    CHECK(answer.estimated_total_hits == 3);
    CHECK(answer.note.empty());
    CHECK(hit(answer, "A").record.at("name") == "Near");
    for (const Recommendation& hit : answer.hits) {
        CHECK(hit.score > 0);
        CHECK(hit.score < 1);
        CHECK(hit.document == engine::number(index.researcher(hit.id)));
    }
    // B has worked with one whom the seed has worked with, too.
    CHECK(order(people(index, "S", true)) == std::vector<std::string>{"B", "A"});
}

TEST_CASE("a recommendation says what is shared and with whom", "[queries][recommend]") {
    SmallIndex index(tides);
    const RecommendAnswer answer = people(index, "S");
    const Why& near = hit(answer, "A").why;
    REQUIRE(near.terms.size() == 2);
    CHECK(near.terms[0].first == "moon");
    CHECK(near.terms[1].first == "tides");
    CHECK(near.terms[0].second + near.terms[1].second == Approx(1));
    REQUIRE(near.evidence.size() == 1);
    CHECK(near.evidence[0].work == "W2");
    CHECK(near.evidence[0].title == "Moon tides computed");
    CHECK(near.evidence[0].matches == "W1");
    CHECK(near.topics == std::vector<std::string>{"tides"});
    CHECK(near.venues == std::vector<std::string>{"Ocean Letters"});
    CHECK(near.collaborators_in_common.empty());
    CHECK(near.coauthor_distance == 0);
    const Why& far = hit(answer, "B").why;
    REQUIRE(far.collaborators_in_common.size() == 1);
    CHECK(far.collaborators_in_common.front().id == "C");
    CHECK(far.coauthor_distance == 2);
    CHECK(far.topics.empty());
    CHECK(hit(answer, "C").why.coauthor_distance == 1);
}

TEST_CASE("an institution of few says more than one of many", "[queries][recommend]") {
    std::string lines =
        R"({"id":"W1","title":"Tides","authors":[{"id":"S","name":"Seed","institution":"Lab"}]}
{"id":"W2","title":"Tides","authors":[{"id":"S","name":"Seed","institution":"Academy"}]}
{"id":"W3","title":"Tides","authors":[{"id":"A","name":"Small","institution":"Lab"}]}
{"id":"W4","title":"Tides","authors":[{"id":"B","name":"Large","institution":"Academy"}]}
)";
    for (char c = 'a'; c < 'k'; ++c)
        lines += std::string(R"({"id":")") + c + R"(","title":"Bees","authors":[{"id":"O)" + c +
                 R"(","name":"Other","institution":"Academy"}]})" + "\n";
    SmallIndex index(lines);
    const RecommendAnswer answer = people(index, "S");
    CHECK(order(answer) == std::vector<std::string>{"A", "B"});
    CHECK(hit(answer, "A").score > hit(answer, "B").score);
    RecommendRequest without = seeded({"S"});
    without.weights.institution = 0;
    const RecommendAnswer equal = people(index, without);
    CHECK(hit(equal, "A").score == hit(equal, "B").score);
}

TEST_CASE("the reasons hold on a whole corpus", "[queries][recommend]") {
    SmallIndex index(test::sample_works(300, 5));
    const engine::data::Graph& graph = index.generation().graph();
    const auto wrote = [&](const std::string& who, const std::string& work) {
        const auto own = graph.works_of(index.researcher(who));
        return std::binary_search(own.begin(), own.end(), index.work(work));
    };
    std::size_t seen = 0;
    for (std::uint32_t number = 0; number < graph.researchers(); number += 25) {
        const std::string seed = index.id_of(engine::ResearcherId{number});
        for (const bool exclude : {false, true}) {
            for (const Recommendation& hit : people(index, seed, exclude).hits) {
                ++seen;
                CHECK(hit.id != seed);
                const bool coauthors = graph.coauthors(index.researcher(seed), index.researcher(hit.id));
                if (exclude) CHECK_FALSE(coauthors);
                CHECK((hit.why.coauthor_distance == 1) == coauthors);
                check_terms(hit.why);
                for (const auto& [term, weight] : hit.why.terms) CHECK(shared(index, term, hit.why.evidence));
                for (const Evidence& e : hit.why.evidence) {
                    CHECK(wrote(hit.id, e.work));
                    CHECK(wrote(seed, e.matches));
                    CHECK_FALSE(wrote(seed, e.work));
                }
            }
        }
    }
    CHECK(seen > 50);
}

TEST_CASE("a researcher without anybody near gets a note", "[queries][recommend]") {
    SmallIndex index(tides, no_works);
    const RecommendAnswer none = people(index, "N");
    CHECK(none.hits.empty());
    CHECK(none.note == "this researcher has no works in the index");
    const RecommendAnswer alone = people(index, "D");
    CHECK(alone.hits.empty());
    CHECK(alone.note == "no other work shares enough words with these");
    CHECK(ids(people(index, "E")) == std::set<std::string>{"F"});
    const RecommendAnswer strangers = people(index, "E", true);
    CHECK(strangers.hits.empty());
    CHECK_THAT(strangers.note, Catch::Contains("excluded"));
    CHECK(people(index, text_seeded("qwertz")).note == "the index has none of the words of this text");
}

TEST_CASE("pages of recommendations are cuts of one ranking", "[queries][recommend]") {
    SmallIndex index(test::sample_works(300, 5));
    const std::string seed = index.id_of(engine::ResearcherId{3});
    for (const double diversity : {0.0, 0.4}) {
        RecommendRequest request = seeded({seed});
        request.diversify = diversity;
        request.limit = 40;
        const RecommendAnswer all = people(index, request);
        REQUIRE(all.hits.size() > 5);
        request.limit = 1;
        for (std::uint32_t i = 0; i < all.hits.size(); ++i) {
            request.offset = i;
            const RecommendAnswer one = people(index, request);
            REQUIRE(one.hits.size() == 1);
            CHECK(one.hits[0].id == all.hits[i].id);
            CHECK(one.estimated_total_hits == all.estimated_total_hits);
        }
        request.offset = UINT32_MAX;
        request.limit = UINT32_MAX;
        CHECK(people(index, request).hits.empty());
        request.offset = 0;
        request.limit = 0;
        CHECK(people(index, request).hits.empty());
        CHECK(people(index, request).estimated_total_hits == all.estimated_total_hits);
    }
}

TEST_CASE("similar works are close in words, without the seed", "[queries][recommend]") {
    SmallIndex index(tides);
    const RecommendAnswer answer = works(index, works_seeded({"W1"}));
    CHECK(order(answer) == std::vector<std::string>{"W2", "W3"});
    CHECK(answer.hits[0].why.terms[0].first == "moon");
    CHECK(answer.hits[1].why.terms == std::vector<std::pair<std::string, double>>{{"tides", 1.0}});
    REQUIRE(answer.hits[0].why.evidence.size() == 1);
    CHECK(answer.hits[0].why.evidence[0].matches == "W1");
    const RecommendAnswer alone = works(index, works_seeded({"W4"}));
    CHECK(alone.hits.empty());
    CHECK(alone.note == "no other work shares enough words with these");
}

TEST_CASE("works for a researcher are not by them", "[queries][recommend]") {
    SmallIndex index(tides);
    CHECK(order(works(index, seeded({"S"}))) == std::vector<std::string>{"W2", "W3"});
    CHECK(order(works(index, seeded({"C"}))) == std::vector<std::string>{"W2"});
}

TEST_CASE("a text finds who knows of it, with the works that say so", "[queries][recommend]") {
    SmallIndex index(tides);
    const RecommendAnswer answer = people(index, text_seeded("Moon tides"));
    CHECK(ids(answer) == std::set<std::string>{"A", "B", "C", "S"});
    // Who wrote two works on it leads.
    CHECK(answer.hits[0].id == "C");
    REQUIRE(answer.hits[0].why.evidence.size() == 2);
    CHECK(answer.hits[0].why.evidence[0].work == "W1");
    CHECK(answer.hits[0].why.evidence[0].matches.empty());
    REQUIRE(hit(answer, "A").why.evidence.size() == 1);
    CHECK(hit(answer, "A").why.evidence[0].work == "W2");
    CHECK_FALSE(to_json(answer, 0).at("hits").at(0).at("_why").at("evidence").at(0).contains("matches"));
}

TEST_CASE("an index of one work knows nobody else", "[queries][recommend]") {
    SmallIndex index(R"({"id":"W1","title":"Tides","authors":["Ada"]})");
    CHECK(people(index, "ada").hits.empty());
    CHECK(works(index, works_seeded({"W1"})).hits.empty());
    CHECK(ids(people(index, text_seeded("tides"))) == std::set<std::string>{"ada"});
}

TEST_CASE("recommendations are the same every time", "[queries][recommend]") {
    const std::string lines = test::sample_works(200, 9);
    SmallIndex first(lines);
    SmallIndex second(lines);
    for (std::uint32_t number = 0; number < first.generation().researcher_records().size(); number += 30) {
        const std::string id = first.id_of(engine::ResearcherId{number});
        const std::string answer = to_json(people(first, id), 0).dump();
        CHECK(answer == to_json(people(first, id), 0).dump());
        CHECK(answer == to_json(people(second, id), 0).dump());
    }
}

TEST_CASE("the JSON of recommendations holds hits, reasons and paging", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = seeded({"S"});
    request.attributes_to_retrieve = {"id"};
    request.weights.graph = 0;
    const auto json = to_json(people(index, request), 3);
    std::string keys;
    for (const auto& [key, value] : json.items()) keys += key + " ";
    CHECK(keys == "hits processingTimeMs limit offset estimatedTotalHits ");
    CHECK(json.at("processingTimeMs") == 3);
    CHECK(json.at("limit") == 20);
    const auto& hit = json.at("hits").at(0);
    CHECK(hit.at("id") == "A");
    CHECK(hit.size() == 3);
    CHECK(hit.at("_score").is_number());
    const auto& why = hit.at("_why");
    CHECK(why.at("terms").at(0).at(0) == "moon");
    CHECK(why.at("terms").at(0).at(1).is_number());
    CHECK(why.at("topics") == nlohmann::json{"tides"});
    CHECK(why.at("venues") == nlohmann::json{"Ocean Letters"});
    CHECK(why.at("collaboratorsInCommon").empty());
    CHECK_FALSE(why.contains("coauthorDistance"));
    const auto& evidence = why.at("evidence").at(0);
    CHECK(evidence.at("work") == "W2");
    CHECK(evidence.at("matches") == "W1");
    CHECK(evidence.at("title") == "Moon tides computed");
    CHECK(evidence.at("score").is_number());
    request.explain = false;
    CHECK_FALSE(to_json(people(index, request), 0).at("hits").at(0).contains("_why"));
    CHECK(to_json(people(index, "D"), 0).contains("note"));
}
