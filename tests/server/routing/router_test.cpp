#include "tests/server/site.hpp"

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::routing;
using namespace kindred::test;
using nlohmann::json;
using Segments = std::vector<std::string>;

TEST_CASE("a path fits a pattern segment by segment", "[server][path]") {
    CHECK(match_path("/", {}));
    CHECK_FALSE(match_path("/", Segments{"x"}));
    CHECK(match_path("/health", Segments{"health"}));
    CHECK_FALSE(match_path("/health", {}));
    CHECK_FALSE(match_path("/health", Segments{"Health"}));
    CHECK_FALSE(match_path("/health", Segments{"health", ""}));
    CHECK_FALSE(match_path("/indexes/{uid}/search", Segments{"indexes", "works"}));
    CHECK_FALSE(match_path("/indexes/{uid}/search", Segments{"indexes", "works", "search", "more"}));
}

TEST_CASE("what stands for the braces of a pattern is told in order", "[server][path]") {
    const Segments path{"indexes", "works", "documents", "a/b"};
    const auto ids = match_path("/indexes/{uid}/documents/{id}", path);
    REQUIRE(ids);
    CHECK((*ids)[0] == "works");
    CHECK((*ids)[1] == "a/b");
    const Segments one{"keys", ""};
    REQUIRE(match_path("/keys/{key}", one));
    CHECK((*match_path("/keys/{key}", one))[0].empty());
}

TEST_CASE("the service says what it is", "[server][router]") {
    Site site;
    CHECK(site.get("/health").body == json{{"status", "available"}});
    const json version = site.get("/version").body;
    CHECK(version.size() == 3);
    CHECK(version["pkgVersion"].get<std::string>().find('.') != std::string::npos);
    CHECK(version.contains("commitSha"));
    CHECK(version.contains("commitDate"));
    const json overview = site.get("/").body;
    CHECK(overview["name"] == "kindred");
    CHECK(overview["works"] == 5);
    CHECK(overview["researchers"] == 6);
    CHECK_FALSE(overview["routes"].empty());
    CHECK(site.ask(Method::head, "/health", "").status == 200);
}

TEST_CASE("works are searched by body and by URL alike", "[server][router]") {
    Site site;
    auto posted = site.post("/indexes/works/search", R"({"q":"query expansion","limit":2,"offset":0})");
    CHECK(posted.status == 200);
    CHECK(posted.ids().size() == 2);
    CHECK(posted.body["query"] == "query expansion");
    CHECK(posted.body["limit"] == 2);
    CHECK(posted.body.contains("estimatedTotalHits"));
    CHECK(posted.body.contains("processingTimeMs"));
    auto got = site.get("/indexes/works/search?q=query+expansion&limit=2&offset=0");
    CHECK(got.ids() == posted.ids());
    CHECK(site.post("/indexes/works/search", "{}").ids().size() == 5);
    CHECK(site.get("/indexes/works/search?limit=0").ids().empty());
    CHECK(site.get("/indexes/researchers/search?q=muller").ids() == std::vector<std::string>{"A1"});
}

TEST_CASE("a search answers with the attributes and the paging it was asked for", "[server][router]") {
    Site site;
    const json hit = site.get("/indexes/works/search?q=drought&attributesToRetrieve=id,year").body["hits"][0];
    CHECK(hit == json{{"id", "W5"}, {"year", 2022}});
    const json page = site.post("/indexes/works/search", R"({"q":"","page":2,"hitsPerPage":2})").body;
    CHECK(page["hits"].size() == 2);
    CHECK(page["page"] == 2);
    CHECK(page["totalPages"] == 3);
    CHECK(page["totalHits"] == 5);
    CHECK_FALSE(page.contains("limit"));
    CHECK_FALSE(page.contains("estimatedTotalHits"));
}

TEST_CASE("searches that cannot be understood are refused", "[server][router]") {
    Site site;
    CHECK(site.post("/indexes/works/search", R"({"limit":"doggo"})").code() == "400 invalid_search_limit");
    CHECK(site.post("/indexes/works/search", R"({"offset":-1})").code() == "400 invalid_search_offset");
    CHECK(site.post("/indexes/works/search", R"({"page":"x"})").code() == "400 invalid_search_page");
    CHECK(site.post("/indexes/works/search", R"({"hitsPerPage":[]})").code() ==
          "400 invalid_search_hits_per_page");
    CHECK(site.post("/indexes/works/search", R"({"q":7})").code() == "400 invalid_search_q");
    CHECK(site.post("/indexes/works/search", R"({"attributesToRetrieve":"id"})").code() ==
          "400 invalid_search_attributes_to_retrieve");
    CHECK(site.post("/indexes/works/search", R"({"doggo":1})").code() == "400 bad_request");
    CHECK(site.post("/indexes/works/search", "{").code() == "400 malformed_payload");
    CHECK(site.post("/indexes/works/search", "").code() == "400 missing_payload");
    CHECK(site.post("/indexes/works/search", json{{"q", std::string(70'000, 'x')}}.dump()).code() ==
          "400 invalid_search_q");
    CHECK(site.get("/indexes/works/search?limit=doggo").code() == "400 invalid_search_limit");
    CHECK(site.get("/indexes/works/search?doggo=1").code() == "400 bad_request");

    const auto unknown = site.post("/indexes/doggo/search", "{}");
    CHECK(unknown.code() == "404 index_not_found");
    CHECK(unknown.body["message"] == "Index `doggo` not found.");
    CHECK(site.get("/indexes/no%20such/search").code() == "400 invalid_index_uid");
}

TEST_CASE("a researcher is found by id and by name", "[server][router]") {
    Site site;
    const auto by_id = site.get("/api/v1/researchers/A1");
    CHECK(by_id.status == 200);
    CHECK(by_id.body["name"] == "Jürgen Müller");
    CHECK_FALSE(by_id.body.contains("canonicalId"));
    const auto by_name = site.get("/api/v1/researchers/jurgen%20muller");
    CHECK(by_name.status == 200);
    CHECK(by_name.body["canonicalId"] == "A1");
    CHECK(by_name.body["id"] == "A1");
    const auto several = site.get("/api/v1/researchers/Wei%20Wang");
    CHECK(several.status == 300);
    CHECK(several.body["choices"].size() == 2);
    const auto nobody = site.get("/api/v1/researchers/Nobody%20At%20All");
    CHECK(nobody.code() == "404 document_not_found");
    CHECK(nobody.body["message"] == "Researcher `Nobody At All` not found.");
    CHECK(site.get("/api/v1/researchers/A1?doggo=1").code() == "400 bad_request");
}

TEST_CASE("similar researchers come with a score and the reasons", "[server][router]") {
    Site site;
    const auto similar = site.get("/api/v1/researchers/A3/similar?limit=5");
    CHECK(similar.status == 200);
    const auto ids = similar.ids();
    CHECK(std::ranges::find(ids, "A1") != ids.end());
    CHECK(std::ranges::find(ids, "A3") == ids.end());
    CHECK(similar.body["hits"][0].contains("_score"));
    CHECK(similar.body["hits"][0].contains("_why"));
    const auto strangers = site.get("/api/v1/researchers/A3/similar?excludeCoauthors=true").ids();
    CHECK(std::ranges::find(strangers, "A4") == strangers.end());
    CHECK(site.get("/api/v1/researchers/ada%20lopez/similar").body["canonicalId"] == "A3");
    CHECK(site.get("/api/v1/researchers/Wei%20Wang/similar").status == 300);
    CHECK(site.get("/api/v1/researchers/A99/similar").code() == "404 document_not_found");
    CHECK(site.get("/api/v1/researchers/A3/similar?limit=x").code() == "400 invalid_similar_limit");
    CHECK(site.get("/api/v1/researchers/A3/similar?excludeCoauthors=x").status == 400);
    CHECK(site.get("/api/v1/researchers/A3/similar?filter=works_count%20%3E%201").ids().empty());
    CHECK(site.get("/api/v1/researchers/A3/similar?filter=doggo%20=%201").code() ==
          "400 invalid_similar_filter");
}

TEST_CASE("a work comes with its authors, likenesses and references", "[server][router]") {
    Site site;
    const auto work = site.get("/api/v1/works/W2");
    CHECK(work.status == 200);
    CHECK(work.body["title"] == "Query expansion from relevance feedback");
    CHECK(work.body["references_found"][0]["id"] == "W1");
    CHECK(work.body["similar"].is_array());
    CHECK(site.get("/api/v1/works/W99").code() == "404 document_not_found");
    const auto similar = site.get("/api/v1/works/W4/similar?limit=1");
    CHECK(similar.ids() == std::vector<std::string>{"W5"});
    CHECK(site.get("/api/v1/works/W4/similar?filter=year%20%3C%202000").ids().empty());
    CHECK(site.get("/api/v1/works/W99/similar").code() == "404 document_not_found");
}

TEST_CASE("other routes and methods are told what there is", "[server][router]") {
    Site site;
    CHECK(site.get("/nothing/here").code() == "404 not_found");
    CHECK(site.get("/indexes/works/search/more").code() == "404 not_found");
    const auto wrong = site.post("/health", "");
    CHECK(wrong.code() == "405 method_not_allowed");
    CHECK(wrong.header("Allow") == "GET, HEAD, OPTIONS");
    CHECK(site.ask(Method::other, "/indexes/works/search", "").header("Allow") == "GET, HEAD, POST, OPTIONS");
    CHECK(site.ask(Method::options, "/nothing", "").status == 204);
}

TEST_CASE("writing is refused with the way to do it", "[server][router]") {
    Site site;
    const auto refused = [&](Method method, std::string_view target) {
        const auto answer = site.ask(method, target, "[]");
        CHECK(answer.body.value("message", "").find("kindred-index") != std::string::npos);
        CHECK_FALSE(answer.header("Allow").empty());
        return answer.code();
    };
    const std::string expected = "405 method_not_allowed";
    CHECK(refused(Method::post, "/indexes/works/documents") == expected);
    CHECK(refused(Method::put, "/indexes/works/documents") == expected);
    CHECK(refused(Method::delete_, "/indexes/works/documents/W1") == expected);
    CHECK(refused(Method::post, "/indexes/works/documents/delete-batch") == expected);
    CHECK(refused(Method::post, "/indexes") == expected);
    CHECK(refused(Method::patch, "/indexes/works/settings") == expected);
    CHECK(refused(Method::delete_, "/indexes/works") == expected);
    CHECK(refused(Method::delete_, "/api/v1/works/W1") == expected);
    for (const char* const target :
         {"/keys", "/swap-indexes", "/dumps", "/snapshots", "/export", "/webhooks", "/tasks/cancel",
          "/indexes/works/compact", "/indexes/works/documents/delete", "/indexes/works/documents/edit"}) {
        INFO(target);
        CHECK(refused(Method::post, target) == expected);
    }
    for (const char* const target : {"/keys/x", "/indexes/works", "/indexes/works/settings/synonyms",
                                     "/network", "/experimental-features"}) {
        INFO(target);
        CHECK(refused(Method::patch, target) == expected);
    }
    CHECK(refused(Method::delete_, "/tasks") == expected);
    CHECK(refused(Method::put, "/indexes/works/documents/fetch") == expected);
    CHECK(site.ask(Method::put, "/nothing", "").status == 404);
}

TEST_CASE("a search filters, sorts, counts and marks as asked", "[server][router]") {
    Site site;
    const auto found =
        site.post("/indexes/works/search", R"({"q":"query expansion","filter":["year >= 1900"],)"
                                           R"("sort":["year:desc"],"facets":["year"],"limit":2,)"
                                           R"("attributesToHighlight":["title"],)"
                                           R"("highlightPreTag":"[","highlightPostTag":"]"})");
    REQUIRE(found.status == 200);
    REQUIRE_FALSE(found.body["hits"].empty());
    CHECK(found.body["facetDistribution"].contains("year"));
    CHECK(found.body["facetStats"]["year"].contains("min"));
    CHECK(found.body["hits"].dump().find("[Query]") != std::string::npos);
    CHECK(site.get("/indexes/works/search?filter=year%20%3E%203000").ids().empty());
}

TEST_CASE("what cannot be filtered, sorted or counted by is named", "[server][router]") {
    Site site;
    const auto code = [&](const char* body) { return site.post("/indexes/works/search", body).code(); };
    CHECK(code(R"({"filter":"many = Glass"})") == "400 invalid_search_filter");
    CHECK(code(R"({"filter":"year >"})") == "400 invalid_search_filter");
    CHECK(code(R"({"sort":["abstract:asc"]})") == "400 invalid_search_sort");
    CHECK(code(R"({"facets":["doggo"]})") == "400 invalid_search_facets");
    CHECK(code(R"({"distinct":"abstract"})") == "400 invalid_search_distinct");
    CHECK(code(R"({"cropLength":"x"})") == "400 invalid_search_crop_length");
    CHECK(code(R"({"showMatchesPosition":1})") == "400 invalid_search_show_matches_position");
}

TEST_CASE("several searches are answered in one request, in order", "[server][router]") {
    Site site;
    const auto answer = site.post(
        "/multi-search",
        R"({"queries":[{"indexUid":"works","q":"query"},{"indexUid":"researchers","limit":1},{"indexUid":"works","limit":0}]})");
    REQUIRE(answer.status == 200);
    const json& results = answer.body.at("results");
    REQUIRE(results.size() == 3);
    CHECK(results[0]["indexUid"] == "works");
    CHECK(results[1]["indexUid"] == "researchers");
    CHECK(results[1]["hits"].size() == 1);
    CHECK(results[2]["hits"].empty());
    CHECK(results[2]["estimatedTotalHits"] == 5);
    CHECK(site.post("/multi-search", R"({"queries":[]})").body == json{{"results", json::array()}});
}

TEST_CASE("the query of several that is wrong is named", "[server][router]") {
    Site site;
    const auto wrong = [&](const char* second) {
        const auto answer =
            site.post("/multi-search", std::string(R"({"queries":[{"indexUid":"works"},)") + second + "]}");
        CHECK(answer.body.value("message", "").starts_with("Inside `.queries[1]`: "));
        return answer.code();
    };
    CHECK(wrong(R"({"q":"x"})") == "400 missing_index_uid");
    CHECK(wrong(R"({"indexUid":"x"})") == "404 index_not_found");
    CHECK(wrong(R"({"indexUid":"works","doggo":1})") == "400 bad_request");
    CHECK(wrong(R"({"indexUid":"works","filter":"many = 1"})") == "400 invalid_search_filter");
    CHECK(wrong("7") == "400 bad_request");
    CHECK(site.post("/multi-search", R"({"queries":{}})").code() == "400 bad_request");
    CHECK(site.post("/multi-search", "{}").code() == "400 bad_request");
}

TEST_CASE("facet values are searched", "[server][router]") {
    Site site;
    const auto all = site.post("/indexes/works/facet-search", R"({"facetName":"year","doggo":1})");
    CHECK(all.status == 200);
    CHECK_FALSE(all.body["facetHits"].empty());
    CHECK(all.body["facetQuery"].is_null());
    CHECK(site.post("/indexes/works/facet-search", R"({"facetName":"abstract"})").code() ==
          "400 invalid_facet_search_facet_name");
    CHECK(site.post("/indexes/works/facet-search", "{}").code() == "400 missing_facet_search_facet_name");
}

TEST_CASE("what multiplies by every hit is bounded", "[server][router]") {
    Site site;
    const auto code = [&](const std::string& body) {
        return site.post("/indexes/works/search", body).code();
    };
    const std::string tag(1000, 'x');
    CHECK(code(R"({"highlightPreTag":")" + tag + R"("})") == "400 invalid_search_highlight_pre_tag");
    CHECK(code(R"({"cropMarker":")" + tag + R"("})") == "400 invalid_search_crop_marker");
    std::string many = "\"year\"";
    for (int i = 0; i < 300; ++i) many += ",\"year\"";
    CHECK(code(R"({"facets":[)" + many + "]}") == "400 invalid_search_facets");
    CHECK(code(R"({"attributesToRetrieve":[)" + many + "]}") == "400 invalid_search_attributes_to_retrieve");
    CHECK(site.post("/indexes/works/facet-search",
                    R"({"facetName":"year","q":")" + std::string(70000, 'a') + R"("})")
              .code() == "400 invalid_search_q");
    std::string filter = "year != 1";
    for (int i = 0; i < 3000; ++i) filter += " AND year != 1";
    CHECK(code(R"({"filter":")" + filter + R"("})") == "400 invalid_search_filter");
}

TEST_CASE("a request is routed once and its key checked once", "[server][router]") {
    SmallIndex index;
    kindred::engine::Reader reader(kindred::engine::Generation::open(index.root()));
    const std::string master = "a-master-key-of-some-length";
    Request request{
        Method::get, {"api", "v1", "works", "W2"}, {}, {{"Authorization", "Bearer " + master}}, ""};
    auto routed = std::get<RoutedRequest>(route_request(std::move(request), Keys(master)));
    // What a second look at the key or the method would refuse is answered.
    routed.request.headers.clear();
    routed.request.method = Method::other;
    const RoutedRequest queued = std::move(routed);
    const Response answer = answer_from_index(queued, reader);
    CHECK(answer.status == 200);
    CHECK(json::parse(answer.body)["id"] == "W2");
}
