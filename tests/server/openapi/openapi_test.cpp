#include "server/openapi/openapi.hpp"

#include "server/base/version.hpp"
#include "server/meilisearch/search_parameters.hpp"
#include "server/routing/router.hpp"
#include "tests/server/openapi/schema.hpp"
#include "tests/server/site.hpp"

#include <map>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

using namespace kindred::server;
using namespace kindred::server::access;
using namespace kindred::server::calls;
using namespace kindred::server::meilisearch;
using namespace kindred::server::openapi;
using namespace kindred::server::routing;
using namespace kindred::test;
using nlohmann::json;

namespace {

using Names = std::set<std::string>;

const std::string master = "a-master-key-of-some-length";

/// Bodies that the POST routes answer with 200.
const std::map<std::string, std::string> bodies = {
    {"/indexes/{uid}/search",
     R"({"q":"query expansion","facets":["*"],"attributesToHighlight":["*"],"showMatchesPosition":true,)"
     R"("showRankingScore":true,"showRankingScoreDetails":true})"},
    {"/indexes/{uid}/facet-search", R"({"facetName":"venue"})"},
    {"/indexes/{uid}/documents/fetch", R"({"filter":"year > 1900"})"},
    {"/indexes/{uid}/similar", R"({"id":"W1","showRankingScore":true,"showRankingScoreDetails":true})"},
    {"/api/v1/recommend/researchers", R"({"seeds":{"researcherIds":["A3"],"text":"query expansion"}})"},
    {"/api/v1/recommend/works", R"({"seeds":{"workIds":["W1"],"text":"alpine plants"}})"},
    {"/1/indexes/*/recommendations",
     R"({"requests":[{"indexName":"works","model":"related-products","objectID":"W1"},)"
     R"({"indexName":"works","model":"trending-facets","facetName":"venue"}]})"},
    {"/multi-search", R"({"queries":[{"indexUid":"works"},{"indexUid":"researchers","hitsPerPage":2}]})"},
};

/// Parameters without which a GET route does not answer with 200.
const std::map<std::string, std::string> urls = {
    {"/indexes/{uid}/similar", "?id=W1&showRankingScoreDetails=true"},
    {"/api/v1/graph", "?center=work:W2&hops=2"},
};

const json& document() {
    static const json parsed = json::parse(openapi_document());
    return parsed;
}

std::string lower(std::string_view method) {
    return method == "GET" ? "get" : "post";
}

/// The operation of a route; fails the test when it is not described.
const json& operation(const Route& route) {
    const json::json_pointer place =
        json::json_pointer("/paths") / std::string(route.pattern) / lower(to_string(route.method));
    INFO(place.to_string());
    REQUIRE(document().contains(place));
    return document().at(place);
}

/// `pattern` with something that exists for every {...}.
std::string target_of(std::string_view pattern) {
    std::string target(pattern);
    const bool researcher = target.find("researchers/") != std::string::npos;
    const auto fill = [&](const char* braces, const std::string& with) {
        target = std::regex_replace(target, std::regex(braces), with);
    };
    fill("\\{uid\\}", "works");
    fill("\\{id\\}", researcher ? "A1" : "W1");
    fill("\\{name\\}", "sortable-attributes");
    fill("\\{key\\}", Keys(master).derived()[0].uid);
    return target;
}

Site::Answer ask(Site& site, const Route& route, const std::string& query, const std::string& body) {
    return site.ask(route.method, target_of(route.pattern) + query, body);
}

/// A site with keys, asked with the master key.
class OpenSite : public Site {
 public:
    OpenSite() : Site(Keys(master)) {
        headers = {{"Authorization", "Bearer " + master}, {"Content-Type", "application/json"}};
    }
};

/// The parameters that an answer to an unknown one offers; none when it was passed over.
Names offered(const Site::Answer& answer) {
    Names names;
    const std::string message = answer.message();
    const std::size_t begin = message.find(": expected one of ");
    if (answer.status != 400 || begin == std::string::npos) return names;
    const std::string list = message.substr(begin);
    static const std::regex quoted("`([^`]+)`");
    for (std::sregex_iterator at(list.begin(), list.end(), quoted), end; at != end; ++at)
        names.insert((*at)[1]);
    return names;
}

Names described_in_url(const Route& route) {
    Names names;
    const json& path = document()["paths"][std::string(route.pattern)];
    for (const json& parameters :
         {path.value("parameters", json::array()), operation(route).value("parameters", json::array())}) {
        for (json parameter : parameters) {
            if (parameter.contains("$ref")) parameter = referred(document(), parameter["$ref"]);
            if (parameter.at("in") == "query") names.insert(parameter.at("name"));
        }
    }
    return names;
}

/// The members of the objects that fit a schema, those of its parts included.
Names members(json schema) {
    if (schema.contains("$ref")) schema = referred(document(), schema["$ref"]);
    Names names;
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, member] : properties.items()) names.insert(name);
    for (const json& part : schema.value("allOf", json::array())) names.merge(members(part));
    return names;
}

const json& body_schema(const Route& route) {
    return operation(route).at("/requestBody/content/application~1json/schema"_json_pointer);
}

void check_references(const json& value) {
    if (value.is_object() && value.contains("$ref")) CHECK_NOTHROW(referred(document(), value["$ref"]));
    if (!value.is_structured()) return;
    for (const json& member : value) check_references(member);
}

}  // namespace

TEST_CASE("the OpenAPI document describes the routes that there are, and no others", "[server][openapi]") {
    Names known;
    for (const Route& route : routes()) {
        operation(route);
        known.insert(lower(to_string(route.method)) + " " + std::string(route.pattern));
    }
    Names ids;
    for (const auto& [pattern, path] : document().at("paths").items()) {
        for (const auto& [method, described] : path.items()) {
            if (method == "parameters") continue;
            INFO(method << " " << pattern);
            CHECK(known.count(method + " " + pattern) == 1);
            CHECK(ids.insert(described.at("operationId")).second);
            CHECK_FALSE(described.at("summary").get<std::string>().empty());
        }
    }
}

TEST_CASE("the OpenAPI document is whole and of this version", "[server][openapi]") {
    CHECK(document()["openapi"] == "3.1.0");
    CHECK(document()["info"]["version"] == version().package);
    check_references(document());
    for (const Route& route : routes()) {
        INFO(route.pattern);
        const json& path = document()["paths"][std::string(route.pattern)];
        Names in_path;
        for (json parameter : path.value("parameters", json::array())) {
            if (parameter.contains("$ref")) parameter = referred(document(), parameter["$ref"]);
            in_path.insert("{" + parameter.at("name").get<std::string>() + "}");
        }
        const std::string pattern(route.pattern);
        static const std::regex braces("\\{[^}]*\\}");
        const Names wanted(std::sregex_token_iterator(pattern.begin(), pattern.end(), braces),
                           std::sregex_token_iterator());
        CHECK(in_path == wanted);
        const bool open = operation(route).value("security", json(nullptr)) == json::array();
        CHECK(open == (route.action == Action::anyone));
    }
    OpenSite site;
    CHECK(site.get("/openapi.json").body == document());
}

TEST_CASE("the OpenAPI document has the parameters that are taken, and no others", "[server][openapi]") {
    OpenSite site;
    for (const Route& route : routes()) {
        if (route.method != Method::get) continue;
        INFO(route.pattern);
        CHECK(offered(ask(site, route, "?doggo=1", "")) == described_in_url(route));
    }
}

TEST_CASE("the OpenAPI document has the members of bodies that are taken, and no others",
          "[server][openapi]") {
    OpenSite site;
    const Names search(search_parameters.begin(), search_parameters.end());
    for (const Route& route : routes()) {
        if (route.method != Method::post) continue;
        INFO(route.pattern);
        const json& schema = body_schema(route);
        if (route.pattern == "/indexes/{uid}/facet-search") {  // passes over what it does not know
            Names taken = search;
            taken.insert({"facetName", "facetQuery"});
            CHECK(members(schema) == taken);
            continue;
        }
        CHECK(offered(ask(site, route, "", R"({"doggo":1})")) == members(schema));
        if (route.pattern == "/multi-search") {
            const json& queries = referred(document(), schema["$ref"])["properties"]["queries"];
            CHECK(offered(ask(site, route, "", R"({"queries":[{"doggo":1}]})")) == members(queries["items"]));
        }
    }
}

TEST_CASE("every route answers as the OpenAPI document says", "[server][openapi]") {
    OpenSite site;
    for (const Route& route : routes()) {
        INFO(to_string(route.method) << " " << route.pattern);
        std::string body;
        if (route.method == Method::post) {
            REQUIRE(bodies.count(std::string(route.pattern)) == 1);
            body = bodies.at(std::string(route.pattern));
        }
        const auto url = urls.find(std::string(route.pattern));
        const bool by_url = route.method == Method::get && url != urls.end();
        const auto answer = ask(site, route, by_url ? url->second : "", body);
        REQUIRE(answer.status == 200);
        const json& schema =
            operation(route).at("/responses/200/content/application~1json/schema"_json_pointer);
        CHECK(misfits(answer.body, schema, document()) == std::vector<std::string>{});
    }
}

TEST_CASE("scores, reasons and corrections are as the OpenAPI document says", "[server][openapi]") {
    OpenSite site;
    const json& schemas = document()["components"]["schemas"];
    const json corrected = site.get("/indexes/works/search?q=drouht").body;
    CHECK(corrected["corrections"] == json{{{"typed", "drouht"}, {"searched", "drought"}}});
    CHECK(misfits(corrected, schemas["SearchAnswer"], document()) == std::vector<std::string>{});
    const json people =
        site.get("/indexes/researchers/search?q=drought&showRankingScore=true&showRankingScoreDetails=true")
            .body;
    CHECK(misfits(people, schemas["SearchAnswer"], document()) == std::vector<std::string>{});
    const Names described = members(schemas["Hit"]);
    for (const char* const name : {"_why", "_rankingScore", "_rankingScoreDetails"}) {
        INFO(name);
        CHECK(people["hits"].at(0).contains(name));
        CHECK(described.count(name) == 1);
    }
}

TEST_CASE("a federated search answers as the OpenAPI document says", "[server][openapi]") {
    OpenSite site;
    const json& schema = document()["components"]["schemas"]["FederatedAnswer"];
    for (const char* const federation : {"{}", R"({"page":1,"facetsByIndex":{"works":["*"]}})",
                                         R"({"mergeFacets":{},"facetsByIndex":{"works":["year"]}})"}) {
        const auto answer =
            site.post("/multi-search", std::string(R"({"queries":[{"indexUid":"works","q":"query"}],)") +
                                           "\"federation\":" + federation + "}");
        REQUIRE(answer.status == 200);
        CHECK(misfits(answer.body, schema, document()) == std::vector<std::string>{});
    }
    const auto unknown = site.post("/multi-search", R"({"queries":[],"federation":{"doggo":1}})");
    CHECK(offered(unknown) == members(document()["components"]["schemas"]["Federation"]));
}

TEST_CASE("errors and choices are as the OpenAPI document says", "[server][openapi]") {
    OpenSite site;
    const json& responses = document()["components"]["responses"];
    const auto fits = [&](const Site::Answer& answer, const char* response) {
        const json& schema = responses[response]["content"]["application/json"]["schema"];
        CHECK(misfits(answer.body, schema, document()) == std::vector<std::string>{});
    };
    const auto several = site.get("/api/v1/researchers/Wei%20Wang");
    CHECK(several.status == 300);
    fits(several, "Choices");
    fits(site.get("/indexes/doggo"), "Error");
    fits(site.get("/nothing"), "Error");
    fits(site.post("/indexes", "{}"), "Error");
    site.headers.clear();
    fits(site.get("/keys"), "Error");
}

TEST_CASE("the OpenAPI document has the members of objects in bodies", "[server][openapi]") {
    OpenSite site;
    const json& query = document()["components"]["schemas"]["RecommendQuery"]["properties"];
    const auto offered_in = [&](const std::string& body) {
        return offered(site.post("/api/v1/recommend/works", body));
    };
    CHECK(offered_in(R"({"seeds":{"doggo":1}})") == members(query["seeds"]));
    CHECK(offered_in(R"({"seeds":{"negative":{"doggo":1}}})") ==
          members(query["seeds"]["properties"]["negative"]));
    CHECK(offered_in(R"({"seeds":{"text":"x"},"exclude":{"doggo":1}})") == members(query["exclude"]));
    CHECK(offered_in(R"({"seeds":{"text":"x"},"weights":{"doggo":1}})") == members(query["weights"]));
    CHECK(offered(site.post("/1/indexes/*/recommendations", R"({"requests":[{"doggo":1}]})")) ==
          members(document()["components"]["schemas"]["AlgoliaRequest"]));
}

TEST_CASE("errors in Algolia's shape are as the OpenAPI document says", "[server][openapi]") {
    OpenSite site;
    const json& schema = document()["components"]["schemas"]["AlgoliaError"];
    const auto wrong = site.post("/1/indexes/*/recommendations", "{}");
    CHECK(wrong.status == 400);
    CHECK(misfits(wrong.body, schema, document()) == std::vector<std::string>{});
    site.headers = {{"Content-Type", "application/json"}};
    const auto refused = site.post("/1/indexes/*/recommendations", "{}");
    CHECK(refused.status == 401);
    CHECK(misfits(refused.body, schema, document()) == std::vector<std::string>{});
}

TEST_CASE("a value that does not fit a schema is noticed", "[server][openapi]") {
    const json schema = {{"type", "object"},
                         {"required", {"a"}},
                         {"properties", {{"a", {{"type", "integer"}, {"minimum", 1}}}}},
                         {"additionalProperties", false}};
    const auto problems = [&](const char* value) { return misfits(json::parse(value), schema, {}).size(); };
    CHECK(problems(R"({"a":1})") == 0);
    CHECK(problems(R"({"a":0})") == 1);
    CHECK(problems(R"({"a":"x"})") == 1);
    CHECK(problems(R"({"b":1})") == 2);
    CHECK(problems("[]") == 1);
    CHECK(misfits(1, {{"anyOf", {{{"type", "string"}}, {{"const", 2}}}}}, {}).size() == 1);
    CHECK(misfits({1, "x"}, {{"items", {{"type", "string"}}}}, {}).size() == 1);
    CHECK(misfits(1, {{"multipleOf", 2}}, {}).size() == 1);
}
