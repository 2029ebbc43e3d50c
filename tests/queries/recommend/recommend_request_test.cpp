#include "queries/base/parameter_error.hpp"
#include "tests/queries/recommend/recommending.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::test;

TEST_CASE("seeds of any mix count together", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = seeded({"S"});
    request.seeds.works = {"W6"};
    CHECK(ids(people(index, request)) == std::set<std::string>{"A", "B", "C", "E", "F"});
    request.seeds.works.clear();
    request.seeds.text = "again wasps";
    CHECK(ids(people(index, request)) == std::set<std::string>{"A", "B", "C", "E", "F"});
    CHECK(ids(works(index, request)) == std::set<std::string>{"W2", "W3", "W5", "W6"});
}

TEST_CASE("negative seeds push what is like them down", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = text_seeded("tides wasps");
    const double near = hit(works(index, request), "W2").score;
    request.seeds.negative_works = {"W5"};
    CHECK(ids(works(index, request)).count("W6") == 0);
    CHECK(hit(works(index, request), "W2").score == Approx(near));
    request.candidates = {"W3", "W6"};
    const double against = hit(works(index, request), "W6").score;
    request.seeds.negative_works.clear();
    CHECK(hit(works(index, request), "W6").score > against);
}

TEST_CASE("what a request leaves out does not come", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = seeded({"S"});
    request.exclude.ids = {"A", "W3", "unknown"};
    CHECK(ids(people(index, request)) == std::set<std::string>{"B", "C"});
    CHECK(ids(works(index, request)) == std::set<std::string>{"W2"});
    request.exclude.ids.clear();
    request.exclude.coauthors_of = {"S"};
    request.exclude.since_year = 2001;
    CHECK(ids(people(index, request)) == std::set<std::string>{"A", "B"});
    request.exclude.since_year = 2002;
    CHECK(ids(people(index, request)) == std::set<std::string>{"A", "B", "C"});
    request.exclude = {};
    request.filter = "last_year > 2000";
    CHECK(ids(people(index, request)) == std::set<std::string>{"A", "C"});
    request.filter = "year > 2000";
    CHECK(ids(works(index, request)) == std::set<std::string>{"W2"});
    CHECK_THROWS_AS(people(index, request), ParameterError);
}

TEST_CASE("people of one institution can be left out", "[queries][recommend]") {
    SmallIndex index(
        R"({"id":"W1","title":"Tides","authors":[{"id":"S","name":"Seed","institution":"Harbour"}]}
{"id":"W2","title":"Tides again","authors":[{"id":"A","name":"Same","institution":"Harbour"}]}
{"id":"W3","title":"More tides","authors":[{"id":"B","name":"Other","institution":"Inland"}]})");
    RecommendRequest request = seeded({"S"});
    const RecommendAnswer all = people(index, request);
    CHECK(order(all) == std::vector<std::string>{"A", "B"});
    request.weights.institution = 0;
    CHECK(hit(people(index, request), "A").score < hit(all, "A").score);
    request.exclude.same_institution_as = {"S"};
    CHECK(order(people(index, request)) == std::vector<std::string>{"B"});
}

TEST_CASE("weights decide which signals count", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = seeded({"S"});
    // B has worked with C, as the seed has; nobody shares a collaborator with both C and the seed.
    request.weights = {0, 1, 0};
    CHECK(ids(people(index, request)) == std::set<std::string>{"B"});
    request.weights = {1, 0, 0};
    CHECK(ids(people(index, request)) == std::set<std::string>{"A", "B", "C"});
    CHECK(hit(people(index, request), "A").score > hit(people(index, request), "B").score);
}

TEST_CASE("recent works count more when asked", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = works_seeded({"W1"});
    const RecommendAnswer before = works(index, request);
    request.recency_half_life_years = 1;
    const RecommendAnswer after = works(index, request);
    CHECK(hit(after, "W2").score == Approx(hit(before, "W2").score));
    CHECK(hit(after, "W3").score < hit(before, "W3").score / 100);
}

TEST_CASE("candidates are all scored and nobody else", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = text_seeded("Moon tides");
    request.candidates = {"D", "A", "F", "A"};
    const RecommendAnswer answer = people(index, request);
    REQUIRE(answer.hits.size() == 3);
    CHECK(answer.hits[0].id == "A");
    CHECK(hit(answer, "D").score == 0);
    // The same whoever else is a candidate.
    request.candidates = {"A"};
    CHECK(people(index, request).hits.at(0).score == Approx(answer.hits[0].score));
    request.candidates = {"W4", "W2"};
    CHECK(order(works(index, request)) == std::vector<std::string>{"W2", "W4"});
    request.candidates = {"A", "nobody", "W9"};
    try {
        people(index, request);
        FAIL("unknown candidates were taken");
    } catch (const UnknownIds& error) {
        CHECK(error.field() == "candidateIds");
        CHECK(error.ids() == std::vector<std::string>{"nobody", "W9"});
        CHECK(error.code() == ErrorCode::not_found);
    }
}

TEST_CASE("a diverse answer has the same hits in another order", "[queries][recommend]") {
    SmallIndex index(test::sample_works(300, 5));
    RecommendRequest request = seeded({index.id_of(engine::ResearcherId{3})});
    request.limit = 1000;
    const RecommendAnswer plain = people(index, request);
    request.diversify = 0.9;
    const RecommendAnswer diverse = people(index, request);
    CHECK(ids(plain) == ids(diverse));
    CHECK(plain.hits.at(0).id == diverse.hits.at(0).id);
    CHECK(order(plain) != order(diverse));
}

TEST_CASE("a threshold cuts the answer", "[queries][recommend]") {
    SmallIndex index(tides);
    RecommendRequest request = seeded({"S"});
    const RecommendAnswer all = people(index, request);
    request.threshold = all.hits[1].score;
    CHECK(people(index, request).hits.size() == 2);
    CHECK(people(index, request).estimated_total_hits == 2);
}

TEST_CASE("requests past the limits are refused", "[queries][recommend]") {
    SmallIndex index(tides);
    const auto refused = [&](const RecommendRequest& request) {
        for (auto* const ask : {&recommend_researchers, &recommend_works}) {
            try {
                (*ask)(index.reader(), request);
                FAIL("the request was taken");
            } catch (const Error& error) {
                CHECK(error.code() == ErrorCode::invalid_query);
            }
        }
    };
    refused({});
    RecommendRequest only_negative;
    only_negative.seeds.negative_works = {"W1"};
    refused(only_negative);
    refused(seeded(std::vector<std::string>(max_seeds + 1, "S")));
    refused(text_seeded(std::string(match::max_seed_text_bytes + 1, 'a')));
    RecommendRequest request = seeded({"S"});
    request.weights.graph = -1;
    refused(request);
    request.weights.graph = 1;
    request.diversify = 1.5;
    refused(request);
    request.diversify = 0;
    request.recency_half_life_years = 0;
    refused(request);
}

TEST_CASE("an unknown seed is not found", "[queries][recommend]") {
    SmallIndex index(tides);
    const std::string id = GENERATE("", "nobody", "Seed", "\xff", "W1 ");
    CHECK_THROWS_AS(people(index, seeded({id})), UnknownIds);
    CHECK_THROWS_AS(works(index, works_seeded({id})), UnknownIds);
}
