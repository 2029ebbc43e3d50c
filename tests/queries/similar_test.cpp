#include "queries/similar.hpp"

#include "engine/error.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using test::SmallIndex;

namespace {

constexpr std::string_view tides =
    R"({"id":"W1","title":"Tides of the moon","authors":[{"id":"S","name":"Seed"},{"id":"C","name":"Coauthor"}]}
{"id":"W2","title":"Moon tides computed","authors":[{"id":"A","name":"Near"}]}
{"id":"W3","title":"Tide tables","authors":[{"id":"B","name":"Far"},{"id":"C","name":"Coauthor"}],"year":1999}
{"id":"W4","title":"Bees","authors":[{"id":"D","name":"Elsewhere"}]}
{"id":"W5","title":"Wasps","authors":[{"id":"E","name":"Two"},{"id":"F","name":"Together"}]}
{"id":"W6","title":"Wasps again","authors":[{"id":"F","name":"Together"}]}
)";
constexpr std::string_view no_works = R"({"id":"N","name":"New Here"})";

SimilarAnswer people(SmallIndex& index, const std::string& id, bool exclude_coauthors = false) {
    SimilarRequest request;
    request.id = id;
    request.exclude_coauthors = exclude_coauthors;
    return similar_researchers(index.reader(), request);
}

std::set<std::string> ids(const SimilarAnswer& answer) {
    std::set<std::string> out;
    for (const Recommendation& hit : answer.hits) out.insert(hit.id);
    return out;
}

/// The stems of a work's title and abstract.
std::set<std::string> stems(SmallIndex& index, const std::string& work) {
    engine::ForwardText text;
    index.generation().forward().read(index.work(work), text);
    std::set<std::string> out;
    const engine::Lexicon& lexicon = index.generation().lexicon();
    for (const auto field : {engine::TextField::title, engine::TextField::abstract}) {
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
    CHECK(sum <= 1 + 1e-9);
}

}  // namespace

TEST_CASE("similar researchers work on the same things", "[queries][similar]") {
    SmallIndex index(tides);
    const SimilarAnswer answer = people(index, "S");
    CHECK(ids(answer) == std::set<std::string>{"A", "B", "C"});
    CHECK(answer.estimated_total_hits == 3);
    CHECK(answer.note.empty());
    CHECK(answer.hits[0].id == "A");
    CHECK(answer.hits[0].record.at("name") == "Near");
    for (const Recommendation& hit : answer.hits) {
        CHECK(hit.score > 0);
        CHECK(hit.score < 1);
        CHECK(hit.document == engine::number(index.researcher(hit.id)));
    }
    CHECK(ids(people(index, "S", true)) == std::set<std::string>{"A", "B"});
}

TEST_CASE("a recommendation says what is shared and with whom", "[queries][similar]") {
    SmallIndex index(tides);
    const SimilarAnswer answer = people(index, "S");
    const Why& near = answer.hits[0].why;
    REQUIRE(near.terms.size() == 2);
    CHECK(near.terms[0].first == "moon");
    CHECK(near.terms[1].first == "tides");
    CHECK(near.terms[0].second + near.terms[1].second == Approx(1));
    REQUIRE(near.evidence.size() == 1);
    CHECK(near.evidence[0].work == "W2");
    CHECK(near.evidence[0].title == "Moon tides computed");
    CHECK(near.evidence[0].matches == "W1");
    CHECK(near.collaborators_in_common.empty());
    CHECK(near.coauthor_distance == 0);
    for (const Recommendation& hit : answer.hits) {
        if (hit.id == "B") {
            REQUIRE(hit.why.collaborators_in_common.size() == 1);
            CHECK(hit.why.collaborators_in_common.front().id == "C");
            CHECK(hit.why.coauthor_distance == 2);
        }
        if (hit.id == "C") CHECK(hit.why.coauthor_distance == 1);
    }
}

TEST_CASE("the reasons hold on a whole corpus", "[queries][similar]") {
    SmallIndex index(test::sample_works(300, 5));
    const engine::Graph& graph = index.generation().graph();
    const auto wrote = [&](const std::string& who, const std::string& work) {
        const auto works = graph.works_of(index.researcher(who));
        return std::binary_search(works.begin(), works.end(), index.work(work));
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

TEST_CASE("a researcher without anybody near gets a note", "[queries][similar]") {
    SmallIndex index(tides, no_works);
    const SimilarAnswer none = people(index, "N");
    CHECK(none.hits.empty());
    CHECK(none.note == "this researcher has no works in the index");
    const SimilarAnswer alone = people(index, "D");
    CHECK(alone.hits.empty());
    CHECK(alone.note == "no other researcher's works share enough words with this one's");
    CHECK(ids(people(index, "E")) == std::set<std::string>{"F"});
    const SimilarAnswer strangers = people(index, "E", true);
    CHECK(strangers.hits.empty());
    CHECK_THAT(strangers.note, Catch::Contains("coauthors"));
}

TEST_CASE("pages of recommendations are cuts of one ranking", "[queries][similar]") {
    SmallIndex index(tides);
    const SimilarAnswer all = people(index, "S");
    SimilarRequest request;
    request.id = "S";
    request.limit = 1;
    for (std::uint32_t i = 0; i < 3; ++i) {
        request.offset = i;
        const SimilarAnswer one = similar_researchers(index.reader(), request);
        REQUIRE(one.hits.size() == 1);
        CHECK(one.hits[0].id == all.hits[i].id);
        CHECK(one.estimated_total_hits == 3);
    }
    request.offset = UINT32_MAX;
    request.limit = UINT32_MAX;
    CHECK(similar_researchers(index.reader(), request).hits.empty());
    request.offset = 0;
    request.limit = 0;
    CHECK(similar_works(index.reader(), {"W1", false, 0, 0, true, {"*"}}).hits.empty());
    CHECK(similar_researchers(index.reader(), request).hits.empty());
}

TEST_CASE("similar works are close in words, without the seed", "[queries][similar]") {
    SmallIndex index(tides);
    SimilarRequest request;
    request.id = "W1";
    const SimilarAnswer answer = similar_works(index.reader(), request);
    REQUIRE(answer.hits.size() == 2);
    CHECK(answer.hits[0].id == "W2");
    CHECK(answer.hits[1].id == "W3");
    CHECK(answer.hits[0].why.terms[0].first == "moon");
    CHECK(answer.hits[1].why.terms == std::vector<std::pair<std::string, double>>{{"tides", 1.0}});
    CHECK(answer.hits[0].why.evidence.empty());
    request.id = "W4";
    const SimilarAnswer alone = similar_works(index.reader(), request);
    CHECK(alone.hits.empty());
    CHECK(alone.note == "no other work shares enough words with this one");
}

TEST_CASE("an index of one work knows nobody else", "[queries][similar]") {
    SmallIndex index(R"({"id":"W1","title":"Tides","authors":["Ada"]})");
    CHECK(people(index, "ada").hits.empty());
    SimilarRequest request;
    request.id = "W1";
    CHECK(similar_works(index.reader(), request).hits.empty());
}

TEST_CASE("an unknown seed is not found", "[queries][similar]") {
    SmallIndex index(tides);
    const std::string id = GENERATE("", "nobody", "Seed", "\xff", "W1 ");
    SimilarRequest request;
    request.id = id;
    for (auto* const ask : {&similar_researchers, &similar_works}) {
        try {
            (*ask)(index.reader(), request);
            FAIL("`" << id << "` was found");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::not_found);
        }
    }
}

TEST_CASE("recommendations are the same every time", "[queries][similar]") {
    const std::string works = test::sample_works(200, 9);
    SmallIndex first(works);
    SmallIndex second(works);
    for (std::uint32_t number = 0; number < first.generation().researchers().size(); number += 30) {
        const std::string id = first.id_of(engine::ResearcherId{number});
        const std::string answer = to_json(people(first, id), 0).dump();
        CHECK(answer == to_json(people(first, id), 0).dump());
        CHECK(answer == to_json(people(second, id), 0).dump());
    }
}

TEST_CASE("the JSON of recommendations holds hits, reasons and paging", "[queries][similar]") {
    SmallIndex index(tides);
    SimilarRequest request;
    request.id = "S";
    request.attributes_to_retrieve = {"id"};
    const auto json = to_json(similar_researchers(index.reader(), request), 3);
    std::string keys;
    for (const auto& [key, value] : json.items()) keys += key + " ";
    CHECK(keys == "hits processingTimeMs limit offset estimatedTotalHits ");
    CHECK(json.at("processingTimeMs") == 3);
    CHECK(json.at("limit") == 10);
    const auto& hit = json.at("hits").at(0);
    CHECK(hit.at("id") == "A");
    CHECK(hit.size() == 3);
    CHECK(hit.at("_score").is_number());
    CHECK(hit.at("_why").at("terms").at(0).at(0) == "moon");
    CHECK(hit.at("_why").at("terms").at(0).at(1).is_number());
    CHECK(hit.at("_why").at("collaboratorsInCommon").empty());
    CHECK_FALSE(hit.at("_why").contains("coauthorDistance"));
    const auto& evidence = hit.at("_why").at("evidence").at(0);
    CHECK(evidence.at("work") == "W2");
    CHECK(evidence.at("matches") == "W1");
    CHECK(evidence.at("title") == "Moon tides computed");
    CHECK(evidence.at("score").is_number());
    request.explain = false;
    CHECK_FALSE(to_json(similar_researchers(index.reader(), request), 0).at("hits").at(0).contains("_why"));
    request.id = "D";
    CHECK(to_json(similar_researchers(index.reader(), request), 0).contains("note"));
}
