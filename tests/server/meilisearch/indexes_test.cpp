#include "tests/server/site.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::routing;
using namespace kindred::test;
using nlohmann::json;

namespace {

std::vector<std::string> uids(const json& list) {
    std::vector<std::string> uids;
    for (const json& index : list.at("results")) uids.push_back(index.at("uid"));
    return uids;
}

}  // namespace

TEST_CASE("the indexes are listed page by page", "[server][indexes]") {
    Site site;
    const json all = site.get("/indexes").body;
    CHECK(uids(all) == std::vector<std::string>{"works", "researchers", "suggestions"});
    CHECK(all["offset"] == 0);
    CHECK(all["limit"] == 20);
    CHECK(all["total"] == 3);
    const json second = site.get("/indexes?offset=1&limit=1").body;
    CHECK(uids(second) == std::vector<std::string>{"researchers"});
    CHECK(second["total"] == 3);
    CHECK(uids(site.get("/indexes?offset=4000000000").body).empty());
    CHECK(uids(site.get("/indexes?limit=0").body).empty());
    CHECK(site.get("/indexes?offset=x").code() == "400 invalid_index_offset");
    CHECK(site.get("/indexes?limit=-1").code() == "400 invalid_index_limit");
    CHECK(site.get("/indexes?doggo=1").code() == "400 bad_request");
}

TEST_CASE("one index is described, others are not there", "[server][indexes]") {
    Site site;
    const json works = site.get("/indexes/works").body;
    CHECK(works["uid"] == "works");
    CHECK(works["primaryKey"] == "id");
    CHECK(works["createdAt"].get<std::string>().size() == 20);
    CHECK(works["createdAt"] == works["updatedAt"]);
    for (const char* route : {"", "/stats", "/settings", "/settings/pagination"}) {
        INFO(route);
        const auto unknown = site.get(std::string("/indexes/doggo") + route);
        CHECK(unknown.code() == "404 index_not_found");
        CHECK(unknown.message() == "Index `doggo` not found.");
        CHECK(site.get(std::string("/indexes/no%20such") + route).code() == "400 invalid_index_uid");
        CHECK(site.get(std::string("/indexes/works") + route + "?x=1").code() == "400 bad_request");
    }
}

TEST_CASE("stats count documents and their fields", "[server][indexes]") {
    Site site;
    const json works = site.get("/indexes/works/stats").body;
    CHECK(works["numberOfDocuments"] == 5);
    CHECK(works["isIndexing"] == false);
    CHECK(works["fieldDistribution"]["title"] == 5);
    CHECK(works["fieldDistribution"]["venue"] == 2);
    CHECK(works["fieldDistribution"]["references"] == 1);
    CHECK_FALSE(works["fieldDistribution"].contains("_authors"));
    const auto bytes = works["rawDocumentDbSize"].get<std::uint64_t>();
    CHECK(bytes == std::filesystem::file_size(site.index().root() / "current" / "records.works"));
    CHECK(works["avgDocumentSize"] == bytes / 5);

    const json all = site.get("/stats").body;
    CHECK(all["indexes"]["works"] == works);
    CHECK(all["indexes"]["researchers"]["numberOfDocuments"] == 6);
    CHECK(all["indexes"]["researchers"]["fieldDistribution"]["name"] == 6);
    CHECK(all["indexes"]["suggestions"]["numberOfDocuments"] ==
          all["indexes"]["suggestions"]["fieldDistribution"]["query"]);
    CHECK(all["databaseSize"] > 3 * bytes);
    CHECK(all["usedDatabaseSize"] == all["databaseSize"]);
    CHECK(all["lastUpdate"] == site.get("/indexes/works").body["updatedAt"]);
}

TEST_CASE("settings say what can be asked, whole and one by one", "[server][indexes]") {
    Site site;
    const json works = site.get("/indexes/works/settings").body;
    CHECK(works["searchableAttributes"] == json{"title", "abstract", "authors", "venue", "topics"});
    CHECK(works["pagination"]["maxTotalHits"] == 1000);
    CHECK(works["faceting"]["maxValuesPerFacet"] == 100);
    CHECK(site.get("/indexes/suggestions/settings").body["searchableAttributes"] == json{"query"});

    CHECK(site.get("/indexes/works/settings/searchable-attributes").body == works["searchableAttributes"]);
    CHECK(site.get("/indexes/works/settings/typo-tolerance").body == works["typoTolerance"]);
    CHECK(site.get("/indexes/works/settings/distinct-attribute").body.is_null());
    CHECK(site.get("/indexes/works/settings/doggo").code() == "404 not_found");
    CHECK(site.get("/indexes/works/settings/typoTolerance").code() == "404 not_found");
}

TEST_CASE("what the settings offer to filter and sort by can be used so", "[server][indexes]") {
    Site site;
    for (const char* const uid : {"works", "researchers", "suggestions"}) {
        const json settings = site.get(std::string("/indexes/") + uid + "/settings").body;
        REQUIRE_FALSE(settings["filterableAttributes"].empty());
        REQUIRE_FALSE(settings["sortableAttributes"].empty());
        const std::string search = std::string("/indexes/") + uid + "/search";
        for (const json& name : settings["filterableAttributes"])
            CHECK(site.post(search, json{{"filter", name.get<std::string>() + " EXISTS"}}.dump()).status ==
                  200);
        for (const json& name : settings["sortableAttributes"])
            CHECK(site.post(search, json{{"sort", {name.get<std::string>() + ":asc"}}}.dump()).status == 200);
    }
}
