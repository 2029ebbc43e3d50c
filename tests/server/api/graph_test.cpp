#include "tests/server/site.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::routing;
using namespace kindred::test;
using nlohmann::json;

TEST_CASE("the graph around a work, person, topic or institution", "[server][graph]") {
    Site site;
    const auto work = site.get("/api/v1/graph?center=work:W2");
    REQUIRE(work.status == 200);
    CHECK(work.body["nodes"][0]["id"] == "work:W2");
    CHECK(work.body["nodes"][0]["label"] == "Query expansion from relevance feedback");
    const auto ada = site.get("/api/v1/graph?center=researcher:A3");
    CHECK(ada.ids("nodes").front() == "researcher:A3");
    std::set<std::string> found;
    for (const json& edge : ada.body["edges"])
        found.insert(edge["source"].get<std::string>() + " " + edge["kind"].get<std::string>() + " " +
                     edge["target"].get<std::string>());
    CHECK(found.count("researcher:A3 authored work:W2") == 1);
    CHECK(found.count("researcher:A3 coauthor researcher:A4") == 1);
    CHECK(site.get("/api/v1/graph?center=researcher:ada%20lopez").body == ada.body);
    CHECK(site.get("/api/v1/graph?center=researcher:Wei%20Wang").status == 300);
    CHECK(site.get("/api/v1/graph?center=work:W2&limit=1").ids("nodes").size() == 1);
    CHECK(site.get("/api/v1/graph?center=work:W2&hops=2").ids("nodes").size() >= work.ids("nodes").size());
    site.serve(
        R"({"id":"W1","title":"Tides","topics":["Moon:phases"],"authors":[{"id":"A1","name":"Ada","institution":"North"}]})");
    CHECK(site.get("/api/v1/graph?center=topic:moon:phases").ids("nodes").front() == "topic:Moon:phases");
    CHECK(site.get("/api/v1/graph?center=institution:NORTH").ids("nodes").size() == 3);
}

TEST_CASE("a graph without a centre says how to ask for one", "[server][graph]") {
    Site site;
    const auto code = [&](const std::string& query) { return site.get("/api/v1/graph" + query).code(); };
    CHECK(code("") == "400 missing_graph_center");
    for (const char* const centre : {"", "W1", "work:", ":W1", "doggo:W1", "Work:W1"}) {
        INFO(centre);
        CHECK(code("?center=" + std::string(centre)) == "400 invalid_graph_center");
    }
    CHECK(site.get("/api/v1/graph").message() ==
          "Missing parameter `center`: expected `researcher:ID`, `work:ID`, `topic:NAME` or "
          "`institution:NAME`");
    CHECK(site.get("/api/v1/graph?center=W1").message() ==
          "Unknown value `W1` for parameter `center`: expected `researcher:ID`, `work:ID`, `topic:NAME` or "
          "`institution:NAME`");
    CHECK(code("?center=work:W99") == "404 document_not_found");
    CHECK(code("?center=researcher:Nobody") == "404 document_not_found");
    const auto unknown = site.get("/api/v1/graph?center=topic:doggo");
    CHECK(unknown.code() == "404 document_not_found");
    CHECK(unknown.message().find("facet-search") != std::string::npos);
    CHECK(code("?center=work:" + std::string(5000, 'x')) == "404 document_not_found");
    for (const char* const wrong : {"0", "3", "x", "-1"}) {
        INFO(wrong);
        CHECK(code("?center=work:W1&hops=" + std::string(wrong)) == "400 invalid_graph_hops");
    }
    for (const char* const wrong : {"0", "201", "x"}) {
        INFO(wrong);
        CHECK(code("?center=work:W1&limit=" + std::string(wrong)) == "400 invalid_graph_limit");
    }
    CHECK(code("?center=work:W1&doggo=1") == "400 bad_request");
}

TEST_CASE("works and collaborators of a researcher are listed page by page", "[server][profiles]") {
    Site site;
    const auto works = site.get("/api/v1/researchers/A3/works");
    CHECK(works.ids("results") == std::vector<std::string>{"W3", "W2"});
    CHECK(works.body["total"] == 2);
    CHECK(works.body["limit"] == 20);
    CHECK(site.get("/api/v1/researchers/A3/works?sort=year:asc&limit=1").ids("results") ==
          std::vector<std::string>{"W2"});
    CHECK(site.get("/api/v1/researchers/A3/works?offset=1").ids("results") == std::vector<std::string>{"W2"});
    CHECK(site.get("/api/v1/researchers/ada%20lopez/works").body["canonicalId"] == "A3");
    CHECK(site.get("/api/v1/researchers/Wei%20Wang/works").status == 300);
    CHECK(site.get("/api/v1/researchers/A99/works").code() == "404 document_not_found");
    CHECK(site.get("/api/v1/researchers/A3/works?sort=doggo:asc").code() == "400 invalid_document_sort");
    CHECK(site.get("/api/v1/researchers/A3/works?limit=1001").code() == "400 invalid_document_limit");
    CHECK(site.get("/api/v1/researchers/A3/works?doggo=1").code() == "400 bad_request");

    const auto people = site.get("/api/v1/researchers/A3/collaborators");
    CHECK(people.ids("results") == std::vector<std::string>{"A4"});
    CHECK(people.body["results"][0]["works"] == 1);
    CHECK(people.body["results"][0]["first_year"] == 2021);
    CHECK(site.get("/api/v1/researchers/ADA%20LOPEZ/collaborators?limit=0").body["canonicalId"] == "A3");
    CHECK(site.get("/api/v1/researchers/Wei%20Wang/collaborators").status == 300);
    CHECK(site.get("/api/v1/researchers/A99/collaborators").code() == "404 document_not_found");
    CHECK(site.get("/api/v1/researchers/A3/collaborators?sort=x").code() == "400 bad_request");
}
