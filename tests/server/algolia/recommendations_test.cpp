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

constexpr auto path = "/1/indexes/*/recommendations";
const std::string master = "a-master-key-of-some-length";

class Widgets : public Site {
 public:
    using Site::Site;

    Answer ask_all(const std::string& requests) { return post(path, R"({"requests":[)" + requests + "]}"); }
    /// The first result of one request, which has to be answered.
    json result(const std::string& request) {
        const auto answer = ask_all("{" + request + "}");
        INFO(request << ": " << answer.message());
        REQUIRE(answer.status == 200);
        REQUIRE(answer.body["results"].size() == 1);
        return answer.body["results"][0];
    }
    Ids ids(const std::string& request) { return ids_of(result(request)); }
    std::string refusal(const std::string& request) {
        const auto answer = ask_all("{" + request + "}");
        CHECK(answer.body["status"] == answer.status);
        CHECK(answer.body.size() == 2);
        return std::to_string(answer.status) + " " + answer.message();
    }
    static Ids ids_of(const json& found) {
        Ids ids;
        for (const json& hit : found["hits"]) ids.push_back(hit["objectID"]);
        return ids;
    }
};

const std::string related = R"("indexName":"works","model":"related-products","objectID":"W1")";
const std::string trending = R"("indexName":"works","model":"trending-items")";

bool has(const Ids& ids, const char* id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

TEST_CASE("related products are works and researchers like the object", "[server][algolia]") {
    Widgets site;
    const json found = site.result(related);
    CHECK(Widgets::ids_of(found).front() == "W2");
    CHECK_FALSE(has(Widgets::ids_of(found), "W1"));
    const json& hit = found["hits"][0];
    CHECK(hit["title"] == "Query expansion from relevance feedback");
    CHECK(hit["_score"] > 0);
    CHECK(hit["_score"] <= 100);
    CHECK(hit["_score"] > 1);  // in percent
    CHECK(found["nbHits"] == found["hits"].size());
    CHECK(found.contains("processingTimeMS"));
    const std::string people = R"("indexName":"researchers","objectID":"A3","model":)";
    CHECK(has(site.ids(people + R"("related-products")"), "A1"));
    CHECK(has(site.ids(people + R"("looking-similar")"), "A1"));
    CHECK_FALSE(has(site.ids(people + R"("looking-similar")"), "A3"));
}

TEST_CASE("what is bought together is written together", "[server][algolia]") {
    Widgets site;
    const std::string model = R"("model":"bought-together",)";
    CHECK(site.ids(model + R"("indexName":"researchers","objectID":"A3")") == Ids{"A4"});
    const json shared = site.result(model + R"("indexName":"researchers","objectID":"A3")");
    CHECK(shared["hits"][0]["_score"] == 50);  // one of two works
    CHECK(site.ids(model + R"("indexName":"works","objectID":"W2")") == Ids{"W3"});
    CHECK(site.ids(model + R"("indexName":"works","objectID":"W4")").empty());
    CHECK(site.ids(model + R"("indexName":"researchers","objectID":"A3","threshold":51)").empty());
    CHECK(
        site.ids(
                model +
                R"("indexName":"researchers","objectID":"A3","queryParameters":{"filters":"works_count > 1"})")
            .empty());
}

TEST_CASE("trending items and facets", "[server][algolia]") {
    Widgets site;
    CHECK(site.ids(trending) == Ids{"W5", "W3", "W2"});  // nobody is cited: the newest
    CHECK(site.ids(trending + R"(,"facetName":"venue","facetValue":"SIGIR")") == Ids{"W2"});
    CHECK(site.ids(trending + R"(,"maxRecommendations":1)") == Ids{"W5"});
    CHECK(site.ids(trending + R"(,"threshold":50)") == Ids{"W5", "W3"});
    CHECK(has(site.ids(R"("indexName":"researchers","model":"trending-items")"), "A6"));
    const json facets = site.result(R"("indexName":"works","model":"trending-facets","facetName":"authors")");
    CHECK(facets["hits"][0] ==
          json{{"facetName", "authors"}, {"facetValue", "Ada Lopez"}, {"_score", 100.0}});
    CHECK(facets["hits"][1]["_score"] == 50.0);
}

TEST_CASE("one batch answers in the order of its requests", "[server][algolia]") {
    Widgets site;
    const auto answer =
        site.ask_all("{" + trending + "},{" + related + R"(,"maxRecommendations":1},{)" +
                     R"("indexName":"researchers","model":"bought-together","objectID":"A3"})");
    REQUIRE(answer.body["results"].size() == 3);
    CHECK(Widgets::ids_of(answer.body["results"][0]).front() == "W5");
    CHECK(Widgets::ids_of(answer.body["results"][1]) == Ids{"W2"});
    CHECK(Widgets::ids_of(answer.body["results"][2]) == Ids{"A4"});
    CHECK(site.ask_all("").body == json{{"results", json::array()}});
}

TEST_CASE("objects of one widget are not hits of each other", "[server][algolia]") {
    Widgets site;
    const auto with = [](const char* id, const char* model) {
        return R"({"indexName":"works","model":")" + std::string(model) + R"(","objectID":")" + id + R"("})";
    };
    for (const char* const model : {"related-products", "looking-similar", "bought-together"}) {
        INFO(model);
        const auto set = site.ask_all(with("W2", model) + "," + with("W3", model));
        REQUIRE(set.status == 200);
        for (const json& result : set.body["results"]) {
            CHECK_FALSE(has(Widgets::ids_of(result), "W2"));
            CHECK_FALSE(has(Widgets::ids_of(result), "W3"));
        }
    }
    // Another model is another widget.
    const auto apart = site.ask_all(with("W2", "related-products") + "," + with("W3", "looking-similar"));
    CHECK(has(Widgets::ids_of(apart.body["results"][0]), "W3"));
}

TEST_CASE("filters, thresholds and attributes of recommendations", "[server][algolia]") {
    Widgets site;
    const auto with = [&](const std::string& parameters) {
        return site.ids(related + R"(,"queryParameters":)" + parameters);
    };
    CHECK(with(R"({"filters":"year >= 2021"})").front() == "W3");
    CHECK(with(R"({"filters":"venue:SIGIR"})") == Ids{"W2"});
    CHECK_FALSE(has(with(R"({"filters":"NOT venue:\"SIGIR\""})"), "W2"));
    CHECK(with(R"({"facetFilters":[["venue:SIGIR","venue:doggo"],"year:2020"]})") == Ids{"W2"});
    CHECK(with(R"({"facetFilters":"venue:-SIGIR","numericFilters":["year>2020","year < 2022"]})") ==
          Ids{"W3"});
    CHECK(with(R"({"highlightPreTag":"__ais-highlight__","clickAnalytics":true})").front() == "W2");
    CHECK(site.ids(related + R"(,"threshold":100)").empty());
    const json bare =
        site.result(related + R"(,"queryParameters":{"attributesToRetrieve":["year"]})")["hits"][0];
    CHECK(bare.size() == 3);
    CHECK(bare["year"] == 2020);
    CHECK(site.ids(R"("indexName":"works:year:desc","model":"related-products","objectID":"W1")").front() ==
          "W2");
}

TEST_CASE("researchers can be filtered by objectID, works cannot", "[server][algolia]") {
    Widgets site;
    const std::string people = R"("indexName":"researchers","model":"trending-items","queryParameters":)";
    CHECK(site.ids(people + R"({"filters":"objectID:A6"})") == Ids{"A6"});
    CHECK_FALSE(has(site.ids(people + R"({"filters":"NOT objectID:A6"})"), "A6"));
    for (const char* const filters :
         {R"({"filters":"year > 2000 AND NOT objectID:W2"})", R"({"facetFilters":["objectID:-W2"]})",
          R"({"filters":"\"objectID:W2\""})", R"({"filters":"objectID = W2"})"}) {
        INFO(filters);
        CHECK(site.refusal(trending + R"(,"queryParameters":)" + filters) ==
              "400 `objectID` filters researchers, not works: leave out single works after the answer.");
    }
}

TEST_CASE("fields of the input pass for no id and no score", "[server][algolia]") {
    Widgets site;
    site.serve(R"({"id":"W1","title":"Tides","objectID":"forged","year":2020})");
    const json hit = site.result(trending)["hits"][0];
    CHECK(hit["objectID"] == "W1");
    CHECK(hit["_score"] == 100.0);
    CHECK(hit["title"] == "Tides");
    const json bare =
        site.result(trending + R"(,"queryParameters":{"attributesToRetrieve":["objectID"]})")["hits"][0];
    CHECK(bare == json{{"objectID", "W1"}, {"_score", 100.0}});
}

TEST_CASE("fallback filters count when there are no hits", "[server][algolia]") {
    Widgets site;
    const std::string nothing = related + R"(,"queryParameters":{"filters":"year > 3000"})";
    CHECK(site.ids(nothing).empty());
    CHECK(site.ids(nothing + R"(,"fallbackParameters":{"filters":"year:2020"})") == Ids{"W2"});
    // Nothing is like W1 there, so what is trending is shown.
    CHECK(site.ids(R"("indexName":"works","model":"bought-together","objectID":"W4",)"
                   R"("fallbackParameters":{"filters":"year:2022"})") == Ids{"W5"});
    CHECK_FALSE(has(
        site.ids(related + R"(,"fallbackParameters":{"filters":"year:2020"},"maxRecommendations":1)"), "W3"));
}

TEST_CASE("an object that does not exist has no recommendations", "[server][algolia]") {
    Widgets site;
    const std::string unknown = R"("indexName":"works","model":"related-products","objectID":"W99")";
    CHECK(site.ids(unknown).empty());
    CHECK(site.ids(unknown + R"(,"fallbackParameters":{})") == Ids{"W5", "W3", "W2"});
    CHECK(site.ids(unknown + R"(,"fallbackParameters":null)").empty());
}

TEST_CASE("requests for recommendations are checked, in Algolia's shape", "[server][algolia]") {
    Widgets site;
    CHECK(site.refusal(R"("indexName":"doggo","model":"trending-items")") ==
          "404 Index doggo does not exist: use works or researchers.");
    CHECK(site.refusal(R"("indexName":"suggestions","model":"trending-items")").starts_with("400 Nothing"));
    CHECK(
        site.refusal(R"("indexName":"works","model":"doggo")") ==
        "400 Unknown model doggo at `requests[0].model`: expected one of related-products, looking-similar, "
        "bought-together, trending-items, trending-facets.");
    CHECK(site.refusal(R"("model":"trending-items")") == "400 `requests[0].indexName` is missing.");
    CHECK(site.refusal(R"("indexName":"works")") == "400 `requests[0].model` is missing.");
    CHECK(site.refusal(R"("indexName":"works","model":"looking-similar")") ==
          "400 `requests[0].objectID` is missing.");
    CHECK(site.refusal(R"("indexName":"works","model":"trending-facets")") ==
          "400 `requests[0].facetName` is missing.");
    const auto refused = [&](const std::string& member) {
        return site.refusal(trending + "," + member).substr(0, 3) == "400";
    };
    CHECK(refused(R"("doggo":1)"));
    CHECK(refused(R"("threshold":101)"));
    CHECK(refused(R"("threshold":"x")"));
    CHECK(refused(R"("maxRecommendations":0)"));
    CHECK(refused(R"("maxRecommendations":1001)"));
    CHECK(refused(R"("maxRecommendations":"x")"));
    CHECK(refused(R"("facetName":"venue")"));
    CHECK(refused(R"("facetValue":"SIGIR")"));
    CHECK(refused(R"("facetName":"doggo","facetValue":"x")"));
    CHECK(refused(R"("queryParameters":7)"));
    CHECK(refused(R"("queryParameters":{"filters":"doggo:1"})"));
    CHECK(refused(R"("queryParameters":{"filters":"venue"})"));
    CHECK(refused(R"("queryParameters":{"filters":7})"));
    CHECK(refused(R"("queryParameters":{"facetFilters":7})"));
    CHECK(refused(R"("queryParameters":{"facetFilters":["venue"]})"));
    CHECK(refused(R"("queryParameters":{"tagFilters":["x"]})"));
    CHECK(refused(R"("queryParameters":{"query":"moon"})"));
    CHECK(refused(R"("fallbackParameters":{"filters":"("})"));
    CHECK(site.ids(trending + R"(,"queryParameters":{"tagFilters":[],"query":""})").size() == 3);
    CHECK(site.post(path, "{}").status == 400);
    CHECK(site.post(path, R"({"requests":[7]})").status == 400);
    CHECK(site.post(path, "[").body["status"] == 400);
    std::string many = "{" + trending + R"(,"maxRecommendations":1})";
    const std::string one = "," + many;
    for (int i = 0; i < 49; ++i) many += one;
    CHECK(site.ask_all(many).status == 200);
    CHECK(site.ask_all(many + one).status == 400);
    const std::string thousand = "{" + trending + R"(,"maxRecommendations":1000})";
    CHECK(site.ask_all(thousand + "," + thousand + "," + thousand + "," + thousand + "," + thousand + one)
              .status == 400);
}

TEST_CASE("browsers may send the body as text", "[server][algolia]") {
    Widgets site;
    for (const char* const type : {"text/plain", "text/plain;charset=UTF-8",
                                   "application/x-www-form-urlencoded", "application/json"}) {
        INFO(type);
        site.headers = {{"Content-Type", type}};
        CHECK(site.ids(trending).size() == 3);
    }
    site.headers = {{"Content-Type", "text/html"}};
    CHECK(site.ask_all("{" + trending + "}").status == 415);
    site.headers = {{"Content-Type", "text/plain"}};  // nowhere else
    CHECK(site.post("/indexes/works/search", "{}").code() == "415 invalid_content_type");
}

TEST_CASE("browsers are told that they may send the headers of Algolia's clients", "[server][algolia]") {
    Widgets site((Keys(master)));
    const std::string wanted = "content-type,x-algolia-api-key,x-algolia-application-id";
    site.headers = {{"Access-Control-Request-Headers", wanted}, {"Access-Control-Request-Method", "POST"}};
    const auto allowed = site.ask(Method::options, path, "");
    CHECK(allowed.status == 204);
    CHECK(allowed.header("Access-Control-Allow-Headers") == wanted);
    CHECK(allowed.header("Access-Control-Allow-Methods").find("POST") != std::string::npos);
}

TEST_CASE("the key of recommendations stands in a header or in the URL", "[server][algolia]") {
    const Keys keys(master);
    const std::string search = keys.derived()[0].key;
    Widgets site((Keys(master)));
    const auto status = [&](const std::string& target, std::vector<Header> headers) {
        headers.push_back({"Content-Type", "text/plain"});
        site.headers = std::move(headers);
        return site.post(target, R"({"requests":[{)" + trending + "}]}").status;
    };
    CHECK(status(path, {{"x-algolia-api-key", search}}) == 200);
    CHECK(status(path, {{"Authorization", "Bearer " + search}}) == 200);
    CHECK(status(path + std::string("?x-algolia-agent=a&x-algolia-api-key=") + search, {}) == 200);
    CHECK(status(path + std::string("?x-algolia-api-key=doggo"), {}) == 403);
    CHECK(status(path, {}) == 401);
    site.headers = {};
    const auto missing = site.post(path, "{}");
    CHECK(missing.body["status"] == 401);
    CHECK_FALSE(missing.message().empty());
}
