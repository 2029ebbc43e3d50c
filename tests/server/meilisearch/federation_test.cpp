#include "tests/server/site.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::routing;
using namespace kindred::test;
using nlohmann::json;

namespace {

using Ids = std::vector<std::string>;

const std::string everything =
    R"([{"indexUid":"works","q":"query expansion"},{"indexUid":"researchers","q":"wang"},)"
    R"({"indexUid":"works","q":"search engine"}])";

Site::Answer federated(Site& site, const std::string& federation, const std::string& queries = everything) {
    return site.post("/multi-search", R"({"federation":)" + federation + R"(,"queries":)" + queries + "}");
}

double score(const json& hit) {
    return hit.at("_federation").at("weightedRankingScore");
}

}  // namespace

TEST_CASE("the hits of several searches come as one list, best first", "[server][federation]") {
    Site site;
    const auto answer = federated(site, "{}");
    REQUIRE(answer.status == 200);
    const json& hits = answer.body["hits"];
    std::set<std::string> indexes;
    double last = 1;
    for (const json& hit : hits) {
        indexes.insert(hit["_federation"]["indexUid"]);
        CHECK(score(hit) >= 0);
        CHECK(score(hit) <= last);
        last = score(hit);
    }
    CHECK(indexes == std::set<std::string>{"researchers", "works"});
    CHECK(answer.body["limit"] == 20);
    CHECK(answer.body["offset"] == 0);
    CHECK(answer.body["estimatedTotalHits"] == hits.size());
    CHECK_FALSE(answer.body.contains("facetsByIndex"));
    CHECK_FALSE(answer.body.contains("facetDistribution"));
    CHECK_FALSE(answer.body.contains("results"));
}

TEST_CASE("merging keeps what each search finds and in which order", "[server][federation]") {
    Site site;
    const json merged = federated(site, "{}").body["hits"];
    const json alone = site.post("/multi-search", R"({"queries":)" + everything + "}").body["results"];
    std::map<std::string, std::set<std::string>> wanted;
    for (const json& result : alone) {
        for (const json& hit : result["hits"]) wanted[result["indexUid"]].insert(hit["id"]);
    }
    std::map<std::string, std::set<std::string>> found;
    for (const json& hit : merged) {
        INFO(hit["id"]);
        CHECK(found[hit["_federation"]["indexUid"]].insert(hit["id"]).second);  // each document once
    }
    CHECK(found == wanted);
    for (std::size_t query = 0; query < alone.size(); ++query) {
        const Ids order = [&] {
            Ids ids;
            for (const json& hit : alone[query]["hits"]) ids.push_back(hit["id"]);
            return ids;
        }();
        Ids seen;
        for (const json& hit : merged) {
            if (hit["_federation"]["queriesPosition"] == query) seen.push_back(hit["id"]);
        }
        const auto rank = [&](const std::string& id) { return std::ranges::find(order, id); };
        CHECK(std::ranges::is_sorted(seen, [&](const auto& a, const auto& b) { return rank(a) < rank(b); }));
    }
}

TEST_CASE("pages of a merged list fit together", "[server][federation]") {
    Site site;
    const Ids all = federated(site, "{}").ids();
    Ids by_offset;
    Ids by_page;
    for (std::size_t i = 0; i < all.size(); i += 2) {
        const auto some = federated(site, R"({"limit":2,"offset":)" + std::to_string(i) + "}").ids();
        by_offset.insert(by_offset.end(), some.begin(), some.end());
        const auto page = federated(site, R"({"hitsPerPage":2,"page":)" + std::to_string(i / 2 + 1) + "}");
        CHECK(page.body["totalHits"] == all.size());
        CHECK(page.body["totalPages"] == (all.size() + 1) / 2);
        CHECK_FALSE(page.body.contains("limit"));
        const Ids ids = page.ids();
        by_page.insert(by_page.end(), ids.begin(), ids.end());
    }
    CHECK(by_offset == all);
    CHECK(by_page == all);
    CHECK(federated(site, R"({"limit":0})").ids().empty());
    CHECK(federated(site, R"({"offset":4000000000})").ids().empty());
    CHECK(federated(site, R"({"page":0})").body["totalHits"] == all.size());
    CHECK(federated(site, R"({"page":4000000000})").ids().empty());
    CHECK(federated(site, "{}", "[]").body["hits"] == json::array());
}

TEST_CASE("a weight moves the hits of its query", "[server][federation]") {
    Site site;
    const auto first_index = [&](const char* works, const char* researchers) {
        const auto answer = federated(
            site, "{}",
            std::string(R"([{"indexUid":"works","q":"query expansion","federationOptions":{"weight":)") +
                works + R"(}},{"indexUid":"researchers","q":"wang","federationOptions":{"weight":)" +
                researchers + R"(,"queryPosition":7}}])");
        REQUIRE(answer.status == 200);
        const json& hits = answer.body["hits"];
        for (const json& hit : hits) {
            const json& from = hit["_federation"];
            CHECK(from["queriesPosition"] == (from["indexUid"] == "works" ? 0 : 7));
        }
        return hits[0]["_federation"]["indexUid"];
    };
    CHECK(first_index("1000", "0.001") == "works");
    CHECK(first_index("0.001", "1000") == "researchers");
    CHECK(first_index("0", "1") == "researchers");
}

TEST_CASE("merged hits follow the sort that all queries share", "[server][federation]") {
    Site site;
    const auto answer = federated(site, "{}",
                                  R"([{"indexUid":"works","filter":"year > 2020","sort":["year:desc"]},)"
                                  R"({"indexUid":"works","filter":"year < 2020","sort":["year:desc"]}])");
    CHECK(answer.ids() == Ids{"W5", "W3", "W1", "W4"});
    const auto both = federated(site, "{}",
                                R"([{"indexUid":"works","sort":["cited_by_count:desc"]},)"
                                R"({"indexUid":"researchers","sort":["cited_by_count:desc"]}])");
    CHECK(both.status == 200);
    const auto mixed =
        federated(site, "{}", R"([{"indexUid":"works","sort":["year:desc"]},{"indexUid":"works"}])");
    CHECK(mixed.code() == "400 invalid_multi_search_query_ranking_rules");
}

TEST_CASE("a merged list keeps each value of a distinct attribute once", "[server][federation]") {
    Site site;
    const std::string queries = R"([{"indexUid":"works","q":"query"},{"indexUid":"works","q":"search"}])";
    const auto answer = federated(site, R"({"distinct":"venue"})", queries);
    REQUIRE(answer.status == 200);
    std::multiset<std::string> venues;
    for (const json& hit : answer.body["hits"]) venues.insert(hit.value("venue", "none"));
    CHECK(venues.count("SIGIR") == 1);
    CHECK(answer.body["estimatedTotalHits"] == answer.body["hits"].size());
    CHECK(federated(site, R"({"distinct":"abstract"})", queries).code() == "400 invalid_search_distinct");
    CHECK(federated(site, R"({"distinct":1})", queries).code() == "400 invalid_multi_search_distinct");
    CHECK(federated(site, R"({"distinct":"venue"})", R"([{"indexUid":"works","distinct":"year"}])").code() ==
          "400 invalid_multi_search_distinct");
}

TEST_CASE("facets of a federation count each document once, by index or together", "[server][federation]") {
    Site site;
    const std::string facets = R"("facetsByIndex":{"works":["year","venue"],"researchers":["venues"]})";
    const json by_index = federated(site, "{" + facets + "}").body["facetsByIndex"];
    const json whole = site.post("/indexes/works/search",
                                 R"({"filter":["year >= 2019","year <= 2021"],"facets":["year","venue"]})")
                           .body;
    CHECK(by_index["works"]["distribution"] == whole["facetDistribution"]);
    CHECK(by_index["works"]["stats"] == whole["facetStats"]);
    CHECK(by_index["researchers"]["distribution"].contains("venues"));

    const json few = federated(site, "{" + facets + R"(,"mergeFacets":{"maxValuesPerFacet":1}})")
                         .body["facetDistribution"];
    CHECK(few["year"] == json{{"2019", 1}});
}

TEST_CASE("facets of one name are merged over indexes", "[server][federation]") {
    Site site;
    site.serve(
        R"({"id":"W1","title":"One","topics":["Reefs","Ältere Kunst"],"cited_by_count":9,"authors":[{"id":"A1","name":"Ann"}]})"
        "\n"
        R"({"id":"W2","title":"Two","topics":["Reefs"],"cited_by_count":10,"authors":[{"id":"A1","name":"Ann"}]})");
    const json merged = federated(site,
                                  R"({"mergeFacets":{},"facetsByIndex":{"works":["topics","cited_by_count"],)"
                                  R"("researchers":["topics","cited_by_count"]}})",
                                  R"([{"indexUid":"works"},{"indexUid":"researchers"}])")
                            .body;
    CHECK_FALSE(merged.contains("facetsByIndex"));
    CHECK(merged["facetDistribution"].dump() == R"({"cited_by_count":{"10":1,"19":1,"9":1},)"
                                                R"("topics":{"Reefs":3,"Ältere Kunst":2}})");
    CHECK(merged["facetStats"] == json{{"cited_by_count", {{"min", 9}, {"max", 19}}}});
}

TEST_CASE("a federation that cannot be understood is refused", "[server][federation]") {
    Site site;
    const auto code = [&](const std::string& federation) { return federated(site, federation).code(); };
    CHECK(code("[]") == "400 invalid_multi_search_federation");
    CHECK(code(R"({"doggo":1})") == "400 bad_request");
    CHECK(code(R"({"limit":"x"})") == "400 invalid_search_limit");
    CHECK(code(R"({"offset":-1})") == "400 invalid_search_offset");
    CHECK(code(R"({"page":"x"})") == "400 invalid_search_page");
    CHECK(code(R"({"hitsPerPage":"x"})") == "400 invalid_search_hits_per_page");
    CHECK(code(R"({"facetsByIndex":[]})") == "400 invalid_multi_search_facets_by_index");
    CHECK(code(R"({"facetsByIndex":{"works":1}})") == "400 invalid_multi_search_facets_by_index");
    CHECK(code(R"({"facetsByIndex":{"doggo":["year"]}})") == "404 index_not_found");
    CHECK(code(R"({"facetsByIndex":{"works":["abstract"]}})") == "400 invalid_multi_search_facets");
    CHECK(code(R"({"facetsByIndex":{"suggestions":["abstract"]}})") == "400 invalid_multi_search_facets");
    CHECK(code(R"({"mergeFacets":1})") == "400 invalid_multi_search_merge_facets");
    CHECK(code(R"({"mergeFacets":{"maxValuesPerFacet":-1}})") ==
          "400 invalid_multi_search_max_values_per_facet");
    CHECK(code("null") == "200 -");
}

TEST_CASE("a query of a federation that cannot be answered is named", "[server][federation]") {
    Site site;
    const auto code = [&](const std::string& members) {
        const auto answer =
            federated(site, "{}", R"([{"indexUid":"works"},{"indexUid":"works")" + members + "}]");
        CHECK(answer.message().starts_with("Inside `.queries[1]`: "));
        return answer.code();
    };
    for (const char* const paging : {"limit", "offset", "page", "hitsPerPage"})
        CHECK(code(std::string(",\"") + paging + "\":1") == "400 invalid_multi_search_query_pagination");
    CHECK(code(R"(,"facets":["year"])") == "400 invalid_multi_search_query_facets");
    CHECK(code(R"(,"federationOptions":1)") == "400 invalid_multi_search_federation_options");
    CHECK(code(R"(,"federationOptions":{"doggo":1})") == "400 bad_request");
    CHECK(code(R"(,"federationOptions":{"weight":-1})") == "400 invalid_multi_search_weight");
    CHECK(code(R"(,"federationOptions":{"weight":"x"})") == "400 invalid_multi_search_weight");
    CHECK(code(R"(,"federationOptions":{"queryPosition":-1})") == "400 invalid_multi_search_query_position");
    CHECK(code(R"(,"federationOptions":{"remote":"far"})") == "400 invalid_multi_search_remote");
    CHECK(code(R"(,"filter":"many = 1")") == "400 invalid_search_filter");
    CHECK(code(R"(,"doggo":1)") == "400 bad_request");
    CHECK(federated(site, "{}", R"([{"q":"x"}])").code() == "400 missing_index_uid");
    CHECK(federated(site, "{}", R"([{"indexUid":"doggo"}])").code() == "404 index_not_found");
    CHECK(federated(site, "{}", R"([{"indexUid":"works","facets":[]}])").status == 200);

    const auto alone =
        site.post("/multi-search", R"({"queries":[{"indexUid":"works","federationOptions":{"weight":2}}]})");
    CHECK(alone.code() == "400 invalid_multi_search_federation_options");
    CHECK(alone.message().starts_with("Inside `.queries[0]`: "));
}

TEST_CASE("a federation is bounded by the hits that its queries have to find", "[server][federation]") {
    Site site;
    json queries = json::array();
    for (int i = 0; i < 100; ++i) queries.push_back({{"indexUid", "works"}});
    CHECK(federated(site, "{}", queries.dump()).status == 200);
    CHECK(federated(site, R"({"offset":900})", queries.dump()).code() == "400 bad_request");
    queries.push_back({{"indexUid", "works"}});
    CHECK(federated(site, "{}", queries.dump()).code() == "400 bad_request");
}
