#include "tests/server/site.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::routing;
using namespace kindred::test;
using nlohmann::json;
using Ids = std::vector<std::string>;

namespace {

bool has(const Ids& ids, const char* id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

class Recommending : public Site {
 public:
    Answer researchers(const std::string& body) { return post("/api/v1/recommend/researchers", body); }
    Answer works(const std::string& body) { return post("/api/v1/recommend/works", body); }
    /// The code for a request for W1 with `members` beside the seeds.
    std::string code(const std::string& members) {
        return works(R"({"seeds":{"workIds":["W1"]},)" + members + "}").code();
    }
    std::string seeds_code(const std::string& seeds) { return works(R"({"seeds":{)" + seeds + "}}").code(); }
};

}  // namespace

TEST_CASE("researchers are recommended for researchers, works and texts", "[server][recommend]") {
    Recommending site;
    const auto for_researcher = site.researchers(R"({"seeds":{"researcherIds":["A3"]}})");
    REQUIRE(for_researcher.status == 200);
    CHECK(has(for_researcher.ids(), "A1"));
    CHECK_FALSE(has(for_researcher.ids(), "A3"));
    const json hit = for_researcher.body["hits"][0];
    CHECK(hit["_score"] > 0);
    CHECK(hit.contains("name"));
    CHECK(hit["_why"].contains("evidence"));
    CHECK(for_researcher.body["limit"] == 20);
    CHECK(for_researcher.body["offset"] == 0);
    CHECK(for_researcher.body["estimatedTotalHits"] >= for_researcher.body["hits"].size());
    const auto for_text = site.researchers(R"({"seeds":{"text":"leaves of alpine plants under drought"}})");
    CHECK(has(for_text.ids(), "A6"));
    CHECK_FALSE(has(for_text.ids(), "A3"));
    CHECK(has(site.researchers(R"({"seeds":{"workIds":["W4"]}})").ids(), "A6"));
}

TEST_CASE("works are recommended for works, researchers and texts", "[server][recommend]") {
    Recommending site;
    CHECK(site.works(R"({"seeds":{"workIds":["W4"]},"limit":1})").ids() == Ids{"W5"});
    const auto for_author = site.works(R"({"seeds":{"researcherIds":["A5"]}})");
    CHECK(for_author.ids().front() == "W5");
    CHECK_FALSE(has(for_author.ids(), "W4"));
    CHECK(has(site.works(R"({"seeds":{"text":"alpine plants"}})").ids(), "W4"));
}

TEST_CASE("recommendations keep to what is asked", "[server][recommend]") {
    Recommending site;
    const std::string seeds = R"({"seeds":{"workIds":["W1"]},)";
    const auto works = [&](const char* rest) { return site.works(seeds + rest + "}"); };
    const Ids all = works(R"("limit":20)").ids();
    REQUIRE(all.size() >= 2);
    CHECK(works(R"("limit":1)").ids() == Ids{all[0]});
    CHECK(works(R"("limit":1,"offset":1)").ids() == Ids{all[1]});
    CHECK(works(R"("limit":4294967295,"offset":4294967295)").ids().empty());
    CHECK_FALSE(has(works(R"("exclude":{"ids":["W2"]})").ids(), "W2"));
    CHECK_FALSE(has(works(R"("filter":"year > 2020")").ids(), "W2"));
    CHECK(has(works(R"("filter":"year > 2020")").ids(), "W3"));
    const json bare = works(R"("attributesToRetrieve":["id"],"explain":false)").body["hits"][0];
    CHECK(bare.contains("id"));
    CHECK_FALSE(bare.contains("title"));
    CHECK_FALSE(bare.contains("_why"));
    CHECK(works(R"("candidateIds":["W3"])").ids() == Ids{"W3"});
    CHECK(
        works(
            R"("weights":{"content":2,"graph":0,"institution":0},"recencyHalfLifeYears":null,"diversify":0.2)")
            .status == 200);
    const auto without_coauthors = [&](int since) {
        return site
            .researchers(R"({"seeds":{"researcherIds":["A4"]},"exclude":{"coauthorsOf":["A4"],"sinceYear":)" +
                         std::to_string(since) + "}}")
            .ids();
    };
    CHECK_FALSE(has(without_coauthors(2021), "A3"));
    CHECK(has(without_coauthors(2022), "A3"));
}

TEST_CASE("a request without seeds says what seeds there can be", "[server][recommend]") {
    Recommending site;
    for (const char* const body :
         {"{}", R"({"seeds":{}})", R"({"seeds":null})", R"({"seeds":{"text":""}})",
          R"({"seeds":{"workIds":[]},"limit":1})", R"({"seeds":{"negative":{"workIds":["W1"]}}})"}) {
        INFO(body);
        const auto answer = site.researchers(body);
        CHECK(answer.code() == "400 missing_recommend_seeds");
        CHECK(answer.message().find("researcherIds") != std::string::npos);
    }
}

TEST_CASE("unknown seeds are named", "[server][recommend]") {
    Recommending site;
    const auto unknown = site.researchers(R"({"seeds":{"workIds":["W1","W98","W99"]}})");
    CHECK(unknown.code() == "404 document_not_found");
    CHECK(unknown.message().find("workIds") != std::string::npos);
    CHECK(unknown.message().find("`W98`, `W99`") != std::string::npos);
    CHECK(unknown.message().find("W1`") == std::string::npos);
    CHECK(site.works(R"({"seeds":{"researcherIds":["W1"]}})").code() == "404 document_not_found");
    CHECK(site.code(R"("exclude":{"coauthorsOf":["A99"]})") == "404 document_not_found");
    const auto many =
        site.works(json{{"seeds", {{"workIds", Ids(200, std::string(3000, 'x') + "\u00fc")}}}}.dump());
    CHECK(many.code() == "404 document_not_found");
    CHECK(many.message().size() < 10'000);
}

TEST_CASE("members of a request for recommendations are checked", "[server][recommend]") {
    Recommending site;
    CHECK(site.code(R"("doggo":1)") == "400 bad_request");
    CHECK(site.code(R"("exclude":{"doggo":1})") == "400 bad_request");
    CHECK(site.code(R"("weights":{"doggo":1})") == "400 bad_request");
    CHECK(site.seeds_code(R"("doggo":1)") == "400 bad_request");
    CHECK(site.seeds_code(R"("negative":{"text":"x"})") == "400 bad_request");
    CHECK(site.works(R"({"seeds":["W1"]})").code() == "400 invalid_recommend_seeds");
    CHECK(site.seeds_code(R"("workIds":"W1")") == "400 invalid_recommend_work_ids");
    CHECK(site.seeds_code(R"("workIds":[1])") == "400 invalid_recommend_work_ids");
    CHECK(site.seeds_code(R"("researcherIds":{})") == "400 invalid_recommend_researcher_ids");
    CHECK(site.seeds_code(R"("text":7)") == "400 invalid_recommend_text");
    CHECK(site.seeds_code(R"("text":")" + std::string(70'000, 'x') + '"') == "400 invalid_recommend_text");
    CHECK(site.seeds_code(R"("negative":[])") == "400 invalid_recommend_negative");
    CHECK(site.seeds_code(R"("workIds":)" + json(Ids(201, "W1")).dump()) == "400 invalid_recommend_work_ids");
    const std::string half = json(Ids(101, "W1")).dump();
    CHECK(site.seeds_code(R"("workIds":)" + half + R"(,"negative":{"workIds":)" + half + "}") ==
          "400 invalid_recommend_seeds");
    CHECK(site.code(R"("exclude":{"ids":"W1"})") == "400 invalid_recommend_ids");
    CHECK(site.code(R"("exclude":{"ids":)" + json(Ids(10'001, "W1")).dump() + "}") ==
          "400 invalid_recommend_ids");
    CHECK(site.code(R"("exclude":{"sinceYear":2020})") == "400 invalid_recommend_since_year");
    CHECK(site.code(R"("exclude":{"coauthorsOf":["A1"],"sinceYear":-1})") ==
          "400 invalid_recommend_since_year");
    CHECK(site.code(R"("exclude":{"coauthorsOf":["A1"],"sinceYear":10000})") ==
          "400 invalid_recommend_since_year");
    CHECK(site.code(R"("exclude":{"sameInstitutionAs":7})") == "400 invalid_recommend_same_institution_as");
    CHECK(site.code(R"("weights":{"content":-1})") == "400 invalid_recommend_content");
    CHECK(site.code(R"("weights":{"graph":101})") == "400 invalid_recommend_graph");
    CHECK(site.code(R"("weights":{"institution":"1"})") == "400 invalid_recommend_institution");
    CHECK(site.code(R"("weights":7)") == "400 invalid_recommend_weights");
    for (const char* const years : {"0", "-1", "1001", "\"8\""}) {
        INFO(years);
        CHECK(site.code(std::string(R"("recencyHalfLifeYears":)") + years) ==
              "400 invalid_recommend_recency_half_life_years");
    }
    CHECK(site.code(R"("diversify":1.1)") == "400 invalid_recommend_diversify");
    CHECK(site.code(R"("candidateIds":7)") == "400 invalid_recommend_candidate_ids");
    CHECK(site.code(R"("explain":1)") == "400 invalid_recommend_explain");
    CHECK(site.code(R"("attributesToRetrieve":"id")") == "400 invalid_recommend_attributes_to_retrieve");
    CHECK(site.code(R"("limit":-1)") == "400 invalid_recommend_limit");
    CHECK(site.code(R"("offset":1.5)") == "400 invalid_recommend_offset");
    CHECK(site.code(R"("filter":"doggo = 1")") == "400 invalid_recommend_filter");
    CHECK(site.code(R"("filter":7)") == "400 invalid_recommend_filter");
    CHECK(site.works("[]").code() == "400 bad_request");
    CHECK(site.works("").code() == "400 missing_payload");
    const auto message = site.works(R"({"seeds":{"workIds":["W1"],"text":7}})").message();
    CHECK(message ==
          "Invalid value type at `.seeds.text`: expected a string, but found a positive integer: `7`");
}

TEST_CASE("similar documents of Meilisearch's dialect", "[server][recommend]") {
    Site site;
    const auto similar = site.post("/indexes/works/similar", R"({"id":"W4","embedder":"default"})");
    REQUIRE(similar.status == 200);
    CHECK(similar.ids().front() == "W5");
    CHECK_FALSE(has(similar.ids(), "W4"));
    CHECK(similar.body["id"] == "W4");
    CHECK(similar.body["limit"] == 20);
    CHECK(similar.body["offset"] == 0);
    CHECK(similar.body.contains("estimatedTotalHits"));
    CHECK(similar.body.contains("processingTimeMs"));
    for (const char* const own : {"_score", "_why", "_rankingScore", "_rankingScoreDetails"}) {
        INFO(own);
        CHECK_FALSE(similar.body["hits"][0].contains(own));
    }
    CHECK(site.get("/indexes/works/similar?id=W4&limit=1").ids() == Ids{"W5"});
    CHECK(site.get("/indexes/works/similar?id=W4&limit=1&offset=1").ids() != Ids{"W5"});
    CHECK_FALSE(has(site.get("/indexes/works/similar?id=W4&filter=year%20%3C%202020").ids(), "W5"));
    CHECK(has(site.get("/indexes/researchers/similar?id=A3").ids(), "A1"));
    const json shown = site.get("/indexes/works/similar?id=W4&attributesToRetrieve=id&showRankingScore=true")
                           .body["hits"][0];
    CHECK(shown["id"] == "W5");
    CHECK(shown["_rankingScore"] > 0);
    CHECK(shown.size() == 2);
    const double score = shown["_rankingScore"];
    const json details =
        site.post("/indexes/works/similar", R"({"id":"W4","showRankingScoreDetails":true})").body;
    CHECK(details["hits"][0]["_rankingScoreDetails"]["similarity"]["score"] == score);
    CHECK(site.post("/indexes/works/similar", R"({"id":"W4","rankingScoreThreshold":1})").ids().empty());
    CHECK(site.post("/indexes/works/similar", R"({"id":"W4","retrieveVectors":false})").status == 200);
}

TEST_CASE("similar documents that cannot be found are refused", "[server][recommend]") {
    Site site;
    const auto code = [&](const char* body) { return site.post("/indexes/works/similar", body).code(); };
    CHECK(code("{}") == "400 missing_similar_id");
    CHECK(code(R"({"id":"W99"})") == "400 not_found_similar_id");
    CHECK(code(R"({"id":99})") == "400 not_found_similar_id");
    CHECK(site.post("/indexes/works/similar", R"({"id":"W99"})").message() ==
          "Not found in the index: `id` `W99`.");
    CHECK(code(R"({"id":null})") == "400 invalid_similar_id");
    CHECK(code(R"({"id":"no id"})") == "400 invalid_similar_id");
    CHECK(code(R"({"id":["W1"]})") == "400 invalid_similar_id");
    CHECK(code(R"({"id":"W1","embedder":7})") == "400 invalid_similar_embedder");
    CHECK(code(R"({"id":"W1","limit":"x"})") == "400 invalid_similar_limit");
    CHECK(code(R"({"id":"W1","offset":-1})") == "400 invalid_similar_offset");
    CHECK(code(R"({"id":"W1","filter":"doggo = 1"})") == "400 invalid_similar_filter");
    CHECK(code(R"({"id":"W1","attributesToRetrieve":7})") == "400 invalid_similar_attributes_to_retrieve");
    CHECK(code(R"({"id":"W1","showRankingScore":7})") == "400 invalid_similar_show_ranking_score");
    CHECK(code(R"({"id":"W1","showRankingScoreDetails":7})") ==
          "400 invalid_similar_show_ranking_score_details");
    CHECK(code(R"({"id":"W1","rankingScoreThreshold":2})") == "400 invalid_similar_ranking_score_threshold");
    CHECK(code(R"({"id":"W1","retrieveVectors":true})") == "400 invalid_similar_retrieve_vectors");
    CHECK(code(R"({"id":"W1","doggo":1})") == "400 bad_request");
    CHECK(site.post("/indexes/suggestions/similar", R"({"id":"x"})").code() == "400 invalid_index_uid");
    CHECK(site.post("/indexes/doggo/similar", R"({"id":"x"})").code() == "404 index_not_found");
}
