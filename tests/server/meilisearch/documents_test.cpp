#include "tests/server/site.hpp"

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::routing;
using namespace kindred::test;
using nlohmann::json;

namespace {

using Ids = std::vector<std::string>;

Ids listed(const Site::Answer& answer) {
    return answer.ids("results");
}

}  // namespace

TEST_CASE("documents are listed in the order of the input, page by page", "[server][documents]") {
    Site site;
    const auto all = site.get("/indexes/works/documents");
    CHECK(listed(all) == Ids{"W1", "W2", "W3", "W4", "W5"});
    CHECK(all.body["offset"] == 0);
    CHECK(all.body["limit"] == 20);
    CHECK(all.body["total"] == 5);
    CHECK(all.body["results"][0]["title"] == "Query expansion with word embeddings");
    const auto page = site.get("/indexes/works/documents?offset=3&limit=1");
    CHECK(listed(page) == Ids{"W4"});
    CHECK(page.body["total"] == 5);
    CHECK(listed(site.get("/indexes/works/documents?offset=5")).empty());
    CHECK(listed(site.get("/indexes/works/documents?offset=4294967295&limit=1000")).empty());
    CHECK(listed(site.get("/indexes/works/documents?limit=0")).empty());
    CHECK(site.get("/indexes/researchers/documents").body["total"] == 6);
    CHECK(site.get("/indexes/suggestions/documents?limit=1").body["results"][0].contains("query"));
}

TEST_CASE("documents are chosen by filter, ids and sort", "[server][documents]") {
    Site site;
    const std::string documents = "/indexes/works/documents";
    CHECK(listed(site.get(documents + "?filter=year%20%3E%202020")) == Ids{"W3", "W5"});
    CHECK(listed(site.get(documents + "?sort=year:desc&limit=2")) == Ids{"W5", "W3"});
    CHECK(listed(site.get(documents + "?sort=year:desc&limit=2&offset=2")) == Ids{"W2", "W1"});
    const auto some = site.get(documents + "?ids=W5,W9,W1,W5");
    CHECK(listed(some) == Ids{"W1", "W5"});
    CHECK(some.body["total"] == 2);
    CHECK(listed(site.get(documents + "?ids=W1,W5&filter=year%20%3E%202020")) == Ids{"W5"});
    CHECK(listed(site.get(documents + "?ids=")).empty());

    const std::string fetch = documents + "/fetch";
    const auto fetched = site.post(
        fetch,
        R"({"filter":["year > 2018",["venue = SIGIR","year = 2022"]],"sort":["year:desc"],"limit":2,"offset":1})");
    CHECK(listed(fetched) == Ids{"W2", "W1"});
    CHECK(fetched.body["total"] == 3);
    CHECK(listed(site.post(fetch, R"({"ids":["W4","W2"]})")) == Ids{"W2", "W4"});
    CHECK(listed(site.post(fetch, "{}")).size() == 5);
}

TEST_CASE("documents show the fields asked for, never internal ones", "[server][documents]") {
    Site site;
    CHECK(site.get("/indexes/works/documents?limit=1&fields=year,id").body["results"][0] ==
          json{{"id", "W1"}, {"year", 2019}});
    CHECK(site.post("/indexes/works/documents/fetch", R"({"limit":1,"fields":[]})").body["results"][0] ==
          json::object());
    for (const char* const target :
         {"/indexes/works/documents?fields=_authors,id", "/indexes/works/documents?fields=*",
          "/indexes/works/documents", "/indexes/works/documents/W1",
          "/indexes/works/documents/W1?fields=_authors,id"}) {
        INFO(target);
        const auto answer = site.get(target);
        REQUIRE(answer.status == 200);
        CHECK(answer.body.dump().find("\"W1\"") != std::string::npos);
        CHECK(answer.body.dump().find("_authors") == std::string::npos);
    }
    CHECK(site.get("/indexes/works/documents/W2?fields=id,references").body ==
          json{{"id", "W2"}, {"references", {"W1"}}});
}

TEST_CASE("one document is found by its id in its index", "[server][documents]") {
    Site site;
    const auto work = site.get("/indexes/works/documents/W4");
    CHECK(work.status == 200);
    CHECK(work.body["title"] == "Photosynthesis in alpine plants");
    CHECK(site.get("/indexes/researchers/documents/A1").body["name"] == "Jürgen Müller");
    const std::string suggestion = site.get("/indexes/suggestions/documents?limit=1").ids("results")[0];
    CHECK(site.get("/indexes/suggestions/documents/" + suggestion).body["id"] == suggestion);

    const auto unknown = site.get("/indexes/works/documents/A1");
    CHECK(unknown.code() == "404 document_not_found");
    CHECK(unknown.message() == "Document `A1` not found.");
    CHECK(site.get("/indexes/works/documents/no%20id").code() == "404 document_not_found");
    CHECK(site.get("/indexes/works/documents/" + std::string(600, 'x')).code() == "404 document_not_found");
    CHECK(site.get("/indexes/works/documents/fetch").code() == "404 document_not_found");
    CHECK(site.get("/indexes/doggo/documents/W4").code() == "404 index_not_found");
    CHECK(site.get("/indexes/works/documents/W4?limit=1").code() == "400 bad_request");
}

TEST_CASE("listings that cannot be made are refused", "[server][documents]") {
    Site site;
    const auto code = [&](const char* query) {
        return site.get(std::string("/indexes/works/documents?") + query).code();
    };
    CHECK(code("offset=x") == "400 invalid_document_offset");
    CHECK(code("limit=-1") == "400 invalid_document_limit");
    CHECK(code("limit=1001") == "400 invalid_document_limit");
    CHECK(code("filter=many%20=%20Glass") == "400 invalid_document_filter");
    CHECK(code("filter=year%20%3E") == "400 invalid_document_filter");
    CHECK(code("sort=abstract:asc") == "400 invalid_document_sort");
    CHECK(code("sort=year") == "400 invalid_document_sort");
    CHECK(code("doggo=1") == "400 bad_request");
    const auto posted = [&](const std::string& body) {
        return site.post("/indexes/works/documents/fetch", body).code();
    };
    CHECK(posted(R"({"limit":"x"})") == "400 invalid_document_limit");
    CHECK(posted(R"({"fields":"id"})") == "400 invalid_document_fields");
    CHECK(posted(R"({"ids":[1]})") == "400 invalid_document_ids");
    CHECK(posted(json{{"ids", std::vector<std::string>(1001, "W1")}}.dump()) == "400 invalid_document_ids");
    CHECK(posted(json{{"fields", std::vector<std::string>(201, "id")}}.dump()) ==
          "400 invalid_document_fields");
    CHECK(posted(R"({"filter":1})") == "400 invalid_document_filter");
    CHECK(posted(R"({"doggo":1})") == "400 bad_request");
    CHECK(posted("[]") == "400 bad_request");
    CHECK(posted("") == "400 missing_payload");
    CHECK(site.get("/indexes/doggo/documents").code() == "404 index_not_found");
    CHECK(site.post("/indexes/doggo/documents/fetch", "{}").code() == "404 index_not_found");
}

TEST_CASE("a listing is bounded in bytes", "[server][documents]") {
    SmallIndex index;
    std::string records = R"({"id":"W1","title":"One","authors":[{"id":"A1","name":"Ann"}]})";
    const std::string prose(6 << 20, 'x');
    for (const char* const id : {"B1", "B2", "B3"})
        records += "\n" + json{{"id", id}, {"name", id}, {"note", prose}}.dump();
    index.publish_again(records);
    kindred::engine::Reader reader(kindred::engine::Generation::open(index.root()));
    const auto get = [&](const std::string& target) {
        const auto parsed = parse_target(target);
        return answered({Method::get, parsed->path, parsed->query, {}, {}}, reader);
    };
    const auto whole = get("/indexes/researchers/documents");
    CHECK(whole.status == 400);
    CHECK(json::parse(whole.body)["code"] == "invalid_document_limit");
    CHECK(get("/indexes/researchers/documents?fields=id,name").status == 200);
    CHECK(get("/indexes/researchers/documents?limit=2").status == 200);
}
