#include "tests/server/site.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred;
using test::Site;
using Ids = std::vector<std::string>;
using nlohmann::json;

namespace {

constexpr std::string_view works =
    R"({"id":"W1","title":"Sea ice in winter","doi":"10.1000/Ice.1","authors":[{"id":"A1","name":"Eve Ek","orcid":"0000-0002-1825-0097"}]})"
    "\n"
    R"({"id":"W2","title":"Arctic sea ice","doi":"10.1000/same"})"
    "\n"
    R"({"id":"W3","title":"Ice","doi":"10.1000/same"})"
    "\n";

}  // namespace

TEST_CASE("profiles are found by any identifier", "[server][identifiers]") {
    Site site;
    site.serve(works);
    for (const char* doi : {"10.1000%2Fice.1", "https:%2F%2Fdoi.org%2F10.1000%2FICE.1"}) {
        const auto answer = site.get("/api/v1/works/" + std::string(doi));
        CHECK(answer.status == 200);
        CHECK(answer.body.at("id") == "W1");
        CHECK(answer.body.at("canonicalId") == "W1");
        CHECK(site.get("/api/v1/works/" + std::string(doi) + "/similar").body.at("canonicalId") == "W1");
    }
    CHECK_FALSE(site.get("/api/v1/works/W1").body.contains("canonicalId"));
    CHECK(site.get("/api/v1/works/10.1000%2Fsame").body.at("id") == "W2");
    CHECK(site.get("/api/v1/works/10.1000%2Fnone").code() == "404 document_not_found");
    const auto person = site.get("/api/v1/researchers/https:%2F%2Forcid.org%2F0000-0002-1825-0097");
    CHECK(person.body.at("canonicalId") == "A1");
}

TEST_CASE("searches over HTTP find what an identifier names", "[server][identifiers]") {
    Site site;
    site.serve(works);
    const auto found = [&](const char* index, const json& body) {
        return site.post("/indexes/" + std::string(index) + "/search", body.dump()).ids();
    };
    CHECK(found("works", {{"q", "https://doi.org/10.1000/ICE.1"}}) == Ids{"W1"});
    CHECK(found("works", {{"q", "10.1000/none"}}).empty());
    CHECK(found("works", {{"filter", "doi = \"doi:10.1000/SAME\""}}) == Ids{"W2", "W3"});
    CHECK(found("researchers", {{"q", "0000-0002-1825-0097"}}) == Ids{"A1"});
    const auto settings = site.get("/indexes/works/settings/filterable-attributes").body;
    CHECK(std::find(settings.begin(), settings.end(), "doi") != settings.end());
}
