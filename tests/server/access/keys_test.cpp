#include "server/access/keys.hpp"

#include "engine/base/error.hpp"
#include "tests/server/site.hpp"

#include <algorithm>
#include <regex>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::routing;
using namespace kindred::test;
using nlohmann::json;

namespace {

const std::string with_spaces = "a master-key of 2 words";
const std::string usable = "a-master-key-of-some-length";
constexpr auto search_name = "Default Search API Key";
constexpr auto read_name = "Default Read-Only Admin API Key";

/// A site with keys, asked with one of them.
class GuardedSite : public Site {
 public:
    GuardedSite() : Site(Keys(usable)) {}

    Answer with(const std::string& key, std::string_view target) {
        headers = {{"authorization", "Bearer " + key}};
        return get(target);
    }
    Answer with_body(const std::string& key, std::string_view target, const std::string& body) {
        headers = {{"Authorization", "Bearer " + key}, {"Content-Type", "application/json"}};
        return post(target, body);
    }
    json named(const char* name) {
        const json keys = with(usable, "/keys").body.at("results");
        const auto found = std::ranges::find_if(keys, [&](const json& key) { return key["name"] == name; });
        REQUIRE(found != keys.end());
        return *found;
    }
    std::string key(const char* name) { return named(name).at("key"); }
};

}  // namespace

TEST_CASE("without a master key everything is open and there are no keys", "[server][keys]") {
    Site site;
    CHECK(site.get("/indexes").status == 200);
    for (const char* const target : {"/keys", "/keys/x"}) {
        const auto none = site.get(target);
        CHECK(none.code() == "401 missing_master_key");
        CHECK(none.body["type"] == "auth");
    }
}

TEST_CASE("with a master key every route but health needs a key", "[server][keys]") {
    GuardedSite site;
    site.headers.clear();
    CHECK(site.get("/health").status == 200);
    CHECK(site.ask(Method::options, "/multi-search", "").status == 204);
    for (const char* const target :
         {"/", "/version", "/stats", "/keys", "/keys/x", "/indexes", "/indexes/works", "/indexes/works/stats",
          "/indexes/works/settings", "/indexes/works/settings/faceting", "/indexes/works/documents",
          "/indexes/works/documents/W1", "/indexes/works/search", "/api/v1/works/W1",
          "/api/v1/works/W1/similar", "/api/v1/researchers/A1", "/api/v1/researchers/A1/similar"}) {
        INFO(target);
        site.headers.clear();
        const auto without = site.get(target);
        CHECK(without.code() == "401 missing_authorization_header");
        CHECK(without.body["type"] == "auth");
        CHECK(site.with("wrong", target).code() == "403 invalid_api_key");
        CHECK(site.with(usable + "x", target).code() == "403 invalid_api_key");
        CHECK(site.with(usable, target).code() != "403 invalid_api_key");
    }
    for (const char* const target : {"/multi-search", "/indexes/works/search", "/indexes/works/facet-search",
                                     "/indexes/works/documents/fetch"}) {
        INFO(target);
        CHECK(site.with_body("wrong", target, "{}").code() == "403 invalid_api_key");
        CHECK(site.with_body(usable, target, "{}").status != 403);
    }
}

TEST_CASE("the search key searches and nothing else", "[server][keys]") {
    GuardedSite site;
    const std::string key = site.key(search_name);
    CHECK(site.with(key, "/indexes/works/search?q=alpine").ids().size() == 2);
    CHECK(site.with_body(key, "/indexes/works/search", "{}").status == 200);
    CHECK(site.with_body(key, "/multi-search", R"({"queries":[]})").status == 200);
    CHECK(site.with_body(key, "/indexes/works/facet-search", R"({"facetName":"year"})").status == 200);
    CHECK(site.with(key, "/api/v1/researchers/A1").status == 200);
    CHECK(site.with(key, "/api/v1/works/W1/similar").status == 200);
    for (const char* const target : {"/", "/version", "/stats", "/keys", "/indexes", "/indexes/works/stats",
                                     "/indexes/works/settings", "/indexes/works/documents"}) {
        INFO(target);
        CHECK(site.with(key, target).code() == "403 invalid_api_key");
    }
    CHECK(site.with_body(key, "/indexes/works/documents/fetch", "{}").code() == "403 invalid_api_key");
}

TEST_CASE("the read-only admin key reads everything", "[server][keys]") {
    GuardedSite site;
    const std::string key = site.key(read_name);
    for (const char* const target :
         {"/", "/version", "/stats", "/keys", "/indexes", "/indexes/works/stats", "/indexes/works/settings",
          "/indexes/works/documents", "/indexes/works/search", "/api/v1/works/W1"}) {
        INFO(target);
        CHECK(site.with(key, target).status == 200);
    }
}

TEST_CASE("a key may come as Algolia's clients send it; other methods are no key", "[server][keys]") {
    GuardedSite site;
    const std::string key = site.key(search_name);
    site.headers = {{"X-Algolia-API-Key", key}};
    CHECK(site.get("/indexes/works/search").status == 200);
    CHECK(site.get("/indexes").code() == "403 invalid_api_key");
    site.headers = {{"Authorization", "Basic " + key}};
    CHECK(site.get("/indexes/works/search").code() == "401 missing_authorization_header");
    site.headers = {{"Authorization", "Bearer "}};
    CHECK(site.get("/indexes/works/search").code() == "401 missing_authorization_header");
    const std::string uid = site.named(search_name).at("uid");
    CHECK(site.with(uid, "/indexes/works/search").code() == "403 invalid_api_key");
}

TEST_CASE("keys are listed and found by uid or key", "[server][keys]") {
    GuardedSite site;
    const json all = site.with(usable, "/keys").body;
    CHECK(all["total"] == 2);
    CHECK(all["results"].size() == 2);
    CHECK(site.with(usable, "/keys?offset=1&limit=1").body["results"][0] == all["results"][1]);
    CHECK(site.with(usable, "/keys?offset=x").code() == "400 invalid_api_key_offset");
    CHECK(site.with(usable, "/keys?limit=x").code() == "400 invalid_api_key_limit");

    const json search = site.named(search_name);
    CHECK(search["actions"] == json{"search"});
    CHECK(search["indexes"] == json{"*"});
    CHECK(search["expiresAt"].is_null());
    CHECK(site.named(read_name)["actions"] == json{"*.get", "keys.get"});
    CHECK(site.with(usable, "/keys/" + search["uid"].get<std::string>()).body == search);
    CHECK(site.with(usable, "/keys/" + search["key"].get<std::string>()).body == search);
    const auto unknown = site.with(usable, "/keys/doggo");
    CHECK(unknown.code() == "404 api_key_not_found");
    CHECK(site.with(site.key(search_name), "/keys/doggo").code() == "403 invalid_api_key");
}

TEST_CASE("keys follow from the master key alone", "[server][keys]") {
    const Keys first(usable);
    const Keys again(usable);
    const Keys other(usable + "!");
    REQUIRE(first.derived().size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        const Key& key = first.derived()[i];
        CHECK(key.key == again.derived()[i].key);
        CHECK(key.uid == again.derived()[i].uid);
        CHECK(key.key != other.derived()[i].key);
        CHECK(key.uid != other.derived()[i].uid);
        CHECK(key.key == fmt::format("{:02x}", fmt::join(hmac_sha256(usable, key.uid), "")));
        CHECK(std::regex_match(
            key.uid, std::regex("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
    }
    CHECK(first.derived()[0].key != first.derived()[1].key);
}

TEST_CASE("a master key that is no good is refused with how to make one", "[server][keys]") {
    for (const std::string& bad : {std::string(), std::string("fifteen-bytes.."), with_spaces,
                                   std::string(1025, 'x'), std::string("sixteen bytes\n..")}) {
        INFO(bad.substr(0, 40));
        try {
            const Keys keys(bad);
            FAIL("taken");
        } catch (const kindred::Error& error) {
            CHECK(error.code() == kindred::ErrorCode::invalid_argument);
            CHECK(error.hint() == "make one with: openssl rand -hex 32");
            CHECK((bad.empty() || std::string(error.what()).find(bad) == std::string::npos));
        }
    }
    CHECK_NOTHROW(Keys("sixteen-bytes..."));
}
