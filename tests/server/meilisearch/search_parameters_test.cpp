#include "server/meilisearch/search_parameters.hpp"

#include "tests/server/site.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::calls;
using namespace kindred::server::meilisearch;
using namespace kindred::server::routing;
using namespace kindred::test;
using nlohmann::json;

namespace {

using Ids = std::vector<std::string>;

/// A site that is asked for works.
class Works : public Site {
 public:
    Answer with(const std::string& members, const char* uid = "works") {
        return post("/indexes/" + std::string(uid) + "/search", "{" + members + "}");
    }
    Answer url(const std::string& query) { return get("/indexes/works/search?" + query); }
    /// The ids that were found, in their order.
    Ids found(const std::string& members) {
        const Answer answer = with(members);
        INFO(answer.message());
        REQUIRE(answer.status == 200);
        return answer.ids();
    }
    /// The same by id.
    Ids sorted(const std::string& members) {
        Ids ids = found(members);
        std::sort(ids.begin(), ids.end());
        return ids;
    }
};

}  // namespace

TEST_CASE("the matching strategy says which words may be missing", "[server][search_parameters]") {
    Works site;
    const std::string q = R"("q":"photosynthesis alpine drought")";
    CHECK(site.sorted(q) == Ids{"W4", "W5"});
    CHECK(site.sorted(q + R"(,"matchingStrategy":"last")") == Ids{"W4", "W5"});
    CHECK(site.sorted(q + R"(,"matchingStrategy":null)") == Ids{"W4", "W5"});
    CHECK(site.found(q + R"(,"matchingStrategy":"all")").empty());
    CHECK(site.found(q + R"(,"matchingStrategy":"frequency")") == Ids{"W4"});
    CHECK(site.url("q=photosynthesis+drought&matchingStrategy=all").ids().empty());

    const auto wrong = site.with(R"("matchingStrategy":"most")");
    CHECK(wrong.code() == "400 invalid_search_matching_strategy");
    CHECK(wrong.message() ==
          "Unknown value `most` at `.matchingStrategy`: expected one of `last`, `all`, `frequency`");
    CHECK(site.with(R"("matchingStrategy":7)").code() == "400 invalid_search_matching_strategy");
    CHECK(site.url("matchingStrategy=").code() == "400 invalid_search_matching_strategy");
}

TEST_CASE("a search looks in the attributes it is given", "[server][search_parameters]") {
    Works site;
    const std::string q = R"("q":"queries ")";
    CHECK(site.sorted(q) == Ids{"W1", "W2", "W3"});
    CHECK(site.sorted(q + R"(,"attributesToSearchOn":null)") == Ids{"W1", "W2", "W3"});
    CHECK(site.sorted(q + R"(,"attributesToSearchOn":["*"])") == Ids{"W1", "W2", "W3"});
    CHECK(site.sorted(q + R"(,"attributesToSearchOn":["title"])") == Ids{"W1", "W2"});
    CHECK(site.found(q + R"(,"attributesToSearchOn":["venue"])").empty());
    CHECK(site.url("q=queries+&attributesToSearchOn=title,abstract").ids().size() == 3);
    CHECK(site.with(R"("q":"drought","attributesToSearchOn":["name"])", "researchers").ids().empty());

    const std::string code = "400 invalid_search_attributes_to_search_on";
    for (const char* const text : {"queries", ""}) {  // also when nothing is looked for
        const auto wrong = site.with(R"("attributesToSearchOn":["colour"],"q":")" + std::string(text) + '"');
        CHECK(wrong.code() == code);
        CHECK(wrong.message() ==
              "Attribute `colour` is not searchable. Available searchable attributes are: `title, abstract, "
              "authors, venue, topics`.");
    }
    CHECK(site.with(R"("attributesToSearchOn":"title")").code() == code);
    CHECK(site.with(R"("attributesToSearchOn":[7])").code() == code);
    CHECK(site.with(R"("attributesToSearchOn":["title"])", "suggestions").code() == code);
    CHECK(site.with(R"("attributesToSearchOn":)" + json(Ids(300, "title")).dump()).code() == code);
}

TEST_CASE("hits have their scores when asked", "[server][search_parameters]") {
    Works site;
    const std::string q = R"("q":"query expansion")";
    const json plain = site.with(q).body["hits"];
    for (const json& hit : plain) {
        CHECK_FALSE(hit.contains("_rankingScore"));
        CHECK_FALSE(hit.contains("_rankingScoreDetails"));
    }
    double last = 1;
    const json scored = site.with(q + R"(,"showRankingScore":true)").body["hits"];
    for (const json& hit : scored) {
        const double score = hit.at("_rankingScore");
        CHECK(score > 0);
        CHECK(score <= last);
        last = score;
        CHECK_FALSE(hit.contains("_rankingScoreDetails"));
    }
    const json first = site.with(q + R"(,"showRankingScoreDetails":true)").body["hits"].at(0);
    CHECK_FALSE(first.contains("_rankingScore"));
    CHECK(first["_rankingScoreDetails"]["words"]["matchingWords"] == 2);
    CHECK(site.url("q=query&showRankingScore=true").body["hits"].at(0).contains("_rankingScore"));
    const json people = site.with(q + R"(,"showRankingScore":true)", "researchers").body["hits"];
    CHECK(people.at(0).contains("_rankingScore"));

    CHECK(site.with(R"("showRankingScore":1)").code() == "400 invalid_search_show_ranking_score");
    CHECK(site.with(R"("showRankingScoreDetails":"x")").code() ==
          "400 invalid_search_show_ranking_score_details");
    CHECK(site.url("showRankingScore=yes").code() == "400 invalid_search_show_ranking_score");
    CHECK(site.url("showRankingScoreDetails=1").code() == "400 invalid_search_show_ranking_score_details");
}

TEST_CASE("hits below the threshold are left out", "[server][search_parameters]") {
    Works site;
    const std::string q = R"("q":"query expansion embeddings","showRankingScore":true,"page":1)";
    const json all = site.with(q).body;
    REQUIRE(all["hits"].size() >= 2);
    const double best = all["hits"].front()["_rankingScore"];
    const double least = all["hits"].back()["_rankingScore"];
    REQUIRE(least < best);
    const double threshold = (best + least) / 2;
    Ids expected;
    for (const json& hit : all["hits"])
        if (hit["_rankingScore"] >= threshold) expected.push_back(hit["id"]);
    const auto some = site.with(q + R"(,"rankingScoreThreshold":)" + json(threshold).dump());
    CHECK(some.ids() == expected);
    CHECK(some.body["totalHits"] == expected.size());
    CHECK(site.with(q + R"(,"rankingScoreThreshold":0)").ids().size() == all["hits"].size());
    CHECK(site.with(q + R"(,"rankingScoreThreshold":null)").ids().size() == all["hits"].size());
    CHECK(site.url("q=queries&rankingScoreThreshold=1").ids().empty());

    const std::string code = "400 invalid_search_ranking_score_threshold";
    const auto wrong = site.with(R"("rankingScoreThreshold":1.5)");
    CHECK(wrong.code() == code);
    CHECK(wrong.message() ==
          "Invalid value at `.rankingScoreThreshold`: the value of `rankingScoreThreshold` is invalid, "
          "expected a "
          "float between `0.0` and `1.0`.");
    CHECK(site.with(R"("rankingScoreThreshold":-0.1)").code() == code);
    CHECK(site.with(R"("rankingScoreThreshold":"0.5")").code() == code);
    CHECK(site.url("rankingScoreThreshold=nan").code() == code);
}

TEST_CASE("an advanced query is a condition", "[server][search_parameters]") {
    Works site;
    const std::string advanced = R"(,"queryMode":"advanced")";
    CHECK(site.found(R"("q":"alpine NOT drought")" + advanced) == Ids{"W4"});
    CHECK(site.found(R"("q":"alpine NOT drought")").front() == "W5");
    CHECK(site.found(R"("q":"alpine NOT drought","queryMode":"simple")").front() == "W5");
    CHECK(site.sorted(R"("q":"year:..2019")" + advanced) == Ids{"W1", "W4"});
    CHECK(site.url("q=alpine+NOT+drought&queryMode=advanced").ids() == Ids{"W4"});

    const std::string code = "400 invalid_search_query_mode";
    CHECK(site.with(R"("queryMode":"expert")").code() == code);
    CHECK(site.with(R"("queryMode":"expert")").message() ==
          "Unknown value `expert` at `.queryMode`: expected one of `simple`, `advanced`");
    CHECK(site.with(R"("queryMode":true)").code() == code);
    CHECK(site.with(R"("q":"wang","queryMode":"advanced")", "researchers").code() == code);
}

TEST_CASE("locales are languages, and change nothing", "[server][search_parameters]") {
    Works site;
    const std::string q = R"("q":"alpine plants")";
    const Ids plain = site.found(q);
    for (const char* const locales : {R"(["en"])", R"(["eng","fra","zh"])", "[]", "null"})
        CHECK(site.found(q + R"(,"locales":)" + locales) == plain);
    CHECK(site.url("q=alpine+plants&locales=de,deu").ids() == plain);

    const std::string code = "400 invalid_search_locales";
    for (const char* const locales : {R"(["xx"])", R"(["en","EN"])", R"([""])", R"(["e "])", R"(["engl"])",
                                      R"(["en de"])", "[7]", "\"en\""}) {
        INFO(locales);
        CHECK(site.with(R"("locales":)" + std::string(locales)).code() == code);
    }
    CHECK(site.url("locales=en,xx").message() ==
          "Unknown value `xx` for parameter `locales`: expected codes of languages by ISO 639, such as `en` "
          "or `eng`");
}

TEST_CASE("a hybrid search asks for a share of meaning", "[server][search_parameters]") {
    Works site;
    const std::string q = R"("q":"alpine plants")";
    const Ids plain = site.found(q);
    CHECK(site.found(q + R"(,"hybrid":null)") == plain);
    CHECK(site.found(q + R"(,"hybrid":{"embedder":"default","semanticRatio":0})") == plain);
    CHECK(site.url("q=alpine+plants&hybridEmbedder=default&hybridSemanticRatio=0.0").ids() == plain);

    // What was found by words is found by both.
    for (const char* const hybrid :
         {R"({"embedder":"default","semanticRatio":0.5})", R"({"embedder":"default"})", "{}"}) {
        INFO(hybrid);
        const Ids mixed = site.found(q + R"(,"hybrid":)" + std::string(hybrid));
        for (const std::string& id : plain) CHECK(std::ranges::count(mixed, id) == 1);
    }
    CHECK(site.url("q=alpine+plants&hybridSemanticRatio=1").ids().size() >= plain.size());
    CHECK(site.with(R"("hybrid":7)").code() == "400 invalid_search_hybrid");
    CHECK(site.url("hybridSemanticRatio=2").code() == "400 invalid_search_semantic_ratio");
    CHECK(site.with(R"("hybrid":{"semanticRatio":-1})").code() == "400 invalid_search_semantic_ratio");
    CHECK(site.with(R"("hybrid":{"embedder":7,"semanticRatio":0})").code() == "400 invalid_search_embedder");
    CHECK(site.with(R"("hybrid":{"model":"x"})").code() == "400 bad_request");
    CHECK(site.with(R"("hybridEmbedder":"x")").code() == "400 bad_request");  // a name in URLs only
}

TEST_CASE("what is not supported is refused by name, unless it asks for nothing",
          "[server][search_parameters]") {
    Works site;
    struct Case {
        const char* name;
        const char* asks;
        const char* nothing;
        const char* code;
    };
    for (const Case& each :
         {Case{"vector", "[0.1,0.2]", "null", "invalid_search_vector"},
          Case{"media", R"({"image":"x"})", "null", "invalid_search_media"},
          Case{"personalize", R"({"userContext":"x"})", "null", "invalid_search_personalize"},
          Case{"useNetwork", "true", "false", "invalid_search_use_network"},
          Case{"useNetwork", "7", "null", "invalid_search_use_network"},
          Case{"showPerformanceDetails", "true", "false", "invalid_search_show_performance_details"},
          Case{"retrieveVectors", "7", "true", "invalid_search_retrieve_vectors"}}) {
        INFO(each.name << " " << each.asks);
        const std::string member = '"' + std::string(each.name) + "\":";
        const auto refused = site.with(member + each.asks);
        CHECK(refused.code() == "400 " + std::string(each.code));
        CHECK(refused.message().find(each.name) != std::string::npos);
        CHECK(site.found(member + each.nothing).size() == 5);
    }
    CHECK(site.url("vector=0.1,0.2").code() == "400 invalid_search_vector");
    CHECK(site.url("useNetwork=true").code() == "400 invalid_search_use_network");
    CHECK(site.url("useNetwork=false&showPerformanceDetails=false&retrieveVectors=true").ids().size() == 5);
}

TEST_CASE("facet search, multi-search and federation take the same parameters",
          "[server][search_parameters]") {
    Site site;
    const auto facets = [&](const std::string& members) {
        return site.post("/indexes/works/facet-search",
                         R"({"facetName":"year","q":"alpine drought")" + members + "}");
    };
    CHECK(facets("").body["facetHits"].size() == 2);
    CHECK(facets(R"(,"matchingStrategy":"all","doggo":1)").body["facetHits"].size() == 1);
    CHECK(facets(R"(,"matchingStrategy":"most")").code() == "400 invalid_search_matching_strategy");
    CHECK(facets(R"(,"attributesToSearchOn":["colour"])").code() ==
          "400 invalid_search_attributes_to_search_on");
    CHECK(site.post("/indexes/researchers/facet-search",
                    R"({"facetName":"topics","q":"a OR b","queryMode":"advanced"})")
              .code() == "400 invalid_search_query_mode");
    CHECK(facets(R"(,"vector":[1])").code() == "400 invalid_search_vector");
    for (const char* const federation : {"null", "{}"}) {
        INFO(federation);
        const auto several = [&](const std::string& members) {
            return site.post("/multi-search", R"({"federation":)" + std::string(federation) +
                                                  R"(,"queries":[{"indexUid":"works","q":"alpine drought")" +
                                                  members + "}]}");
        };
        const auto hits = [&](const Site::Answer& answer) {
            return (answer.body.contains("results") ? answer.body["results"][0] : answer.body)["hits"];
        };
        CHECK(hits(several("")).size() == 2);
        const json scored = hits(several(R"(,"matchingStrategy":"all","showRankingScore":true)"));
        REQUIRE(scored.size() == 1);
        CHECK(scored[0].contains("_rankingScore"));
        const auto wrong = several(R"(,"rankingScoreThreshold":7)");
        CHECK(wrong.code() == "400 invalid_search_ranking_score_threshold");
        CHECK(wrong.message().starts_with("Inside `.queries[0]`: "));
        CHECK(
            several(R"(,"attributesToSearchOn":["colour"])").message().starts_with("Inside `.queries[0]`: "));
        CHECK(several(R"(,"hybrid":{})").code().starts_with("200"));
        CHECK(several(R"(,"hybrid":7)").code() == "400 invalid_search_hybrid");
    }
}
