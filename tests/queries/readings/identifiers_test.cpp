#include "queries/readings/identifiers.hpp"

#include "queries/profile/profile.hpp"
#include "queries/search/search.hpp"
#include "tests/support/small_index.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using test::SmallIndex;
using Ids = std::vector<std::string>;
using nlohmann::json;

namespace {

constexpr std::string_view works =
    R"({"id":"w1","title":"Entropy of layered media","doi":"10.1103/PhysRevLett.108.111601","url":"https://example.org/w1","year":2020,"authors":[{"id":"a1","name":"Ola Núñez","orcid":"https://orcid.org/0000-0002-1825-0097"}]})"
    "\n"
    R"({"id":"w2","title":"Budgets of attention","doi":"https://doi.org/10.48550/arXiv.2311.12022","url":"https://arxiv.org/abs/2311.12022","year":2023,"authors":[{"id":"a1","name":"Ola Núñez"},{"id":"a2","name":"Bo Berg","orcid":"0000-0002-1694-233X"}]})"
    "\n"
    R"({"id":"w3","title":"Lattice points","url":"https://arxiv.org/abs/math/0207249","pmid":123,"authors":["Cy Chen"]})"
    "\n"
    R"({"id":"w4","title":"Marine snow","doi":"doi:10.1016/S0021-9991(22)00145-0","pmid":"https://pubmed.ncbi.nlm.nih.gov/456/"})"
    "\n"
    R"({"id":"w5","title":"Old letters","doi":"10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"})"
    "\n"
    R"({"id":"w6","title":"A note on arXiv:2311.12022 and p53","abstract":"See github.com/berg/snow and 10.9999/quoted for org."})"
    "\n"
    R"({"id":"p53","title":"An id that is a word"})"
    "\n"
    R"({"id":"W2741809807","title":"From a catalogue","doi":"10.1000/same"})"
    "\n"
    R"({"id":"w9","title":"In the year 2014","doi":"10.1000/same"})"
    "\n";
constexpr std::string_view researchers = R"({"id":"a3","name":"Di Roth","url":"https://roth.example.org/"})"
                                         "\n";

SmallIndex& index() {
    static SmallIndex small(works, researchers);
    return small;
}

search::SearchAnswer answer(const std::string& q, search::SearchRequest request = {}) {
    request.q = q;
    return search::search(index().reader(), request);
}

Ids ids_in(const search::SearchAnswer& found) {
    Ids ids;
    for (const std::string& hit : found.hits) ids.push_back(json::parse(hit).at("id"));
    return ids;
}

Ids found(const std::string& q) {
    const auto all = answer(q);
    CHECK(all.total_hits == all.hits.size());
    CHECK(all.corrections.empty());
    return ids_in(all);
}

Ids people(const std::string& q) {
    search::SearchRequest request;
    request.collection = Collection::researchers;
    return ids_in(answer(q, request));
}

}  // namespace

TEST_CASE("an identifier in any dress finds the work that has it alone", "[queries][identifiers]") {
    for (const char* q :
         {"10.1103/physrevlett.108.111601", "https://doi.org/10.1103/PhysRevLett.108.111601",
          "DOI: 10.1103/PHYSREVLETT.108.111601.", "https://example.org/w1", "example.org/w1", "w1"}) {
        INFO(q);
        CHECK(found(q) == Ids{"w1"});
    }
    for (const char* q : {"arXiv:2311.12022", "2311.12022v2", "https://arxiv.org/pdf/2311.12022.pdf",
                          "10.48550/arXiv.2311.12022", "https://doi.org/10.48550/ARXIV.2311.12022"}) {
        INFO(q);
        CHECK(found(q) == Ids{"w2"});
    }
    for (const char* q : {"math/0207249", "arXiv:math/0207249v1", "math.NT/0207249",
                          "arxiv.org/abs/math/0207249", "pmid:123", "https://pubmed.ncbi.nlm.nih.gov/123/"}) {
        INFO(q);
        CHECK(found(q) == Ids{"w3"});
    }
    CHECK(found("PMID 456") == Ids{"w4"});
    CHECK(found("https://doi.org/10.1016%2FS0021-9991%2822%2900145-0") == Ids{"w4"});
    CHECK(found("<10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O>") == Ids{"w5"});
    CHECK(found("https://openalex.org/W2741809807") == Ids{"W2741809807"});
    CHECK(found("10.1000/same") == Ids{"W2741809807", "w9"});
}

TEST_CASE("an identifier that no record has finds who quotes it, or nothing", "[queries][identifiers]") {
    for (const char* q :
         {"https://doi.org/10.1103/none", "10.1103/none", "https://example.org/", "pmid:999",
          "arXiv:2311.99999", "https://orcid.org/0000-0001-5109-3700", "0000-0001-5109-3700"}) {
        INFO(q);
        CHECK(found(q).empty());
    }
    CHECK(found("https://github.com/berg/snow") == Ids{"w6"});
    CHECK(found("https://doi.org/10.9999/quoted") == Ids{"w6"});
}

TEST_CASE("what is no identifier is words", "[queries][identifiers]") {
    CHECK(found("2014") == Ids{"w9"});
    CHECK(found("p53").front() == "w6");  // an id too, but works say it
    CHECK(found("\"arXiv:2311.12022\"") == Ids{"w6"});
    search::SearchRequest in_titles;
    in_titles.search_on = {"title"};
    CHECK(ids_in(answer("arXiv:2311.12022", in_titles)).front() == "w6");
    CHECK_FALSE(readings::records_named(index().reader(), Collection::suggestions, "10.1103/none"));
}

TEST_CASE("an ORCID finds the researcher and the works", "[queries][identifiers]") {
    for (const char* q :
         {"0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "0000000218250097"}) {
        INFO(q);
        CHECK(people(q) == Ids{"a1"});
        CHECK(found(q) == Ids{"w2", "w1"});
    }
    CHECK(people("orcid:0000-0002-1694-233x") == Ids{"a2"});
    CHECK(people("a2") == Ids{"a2"});
    CHECK(people("https://roth.example.org") == Ids{"a3"});
    CHECK(people("https://openalex.org/a1") == Ids{"a1"});
    CHECK(people("arXiv:2311.12022") == Ids{"a1", "a2"});
    search::SearchRequest request;
    request.collection = Collection::researchers;
    CHECK(json::parse(answer("a2", request).hits.front()).at("_why") == json{{"identifier", true}});
}

TEST_CASE("filters, facets, sort and pages hold for identifiers", "[queries][identifiers]") {
    search::SearchRequest request;
    request.filter = "year > 2021";
    CHECK(ids_in(answer("0000-0002-1825-0097", request)) == Ids{"w2"});
    CHECK(ids_in(answer("10.1103/physrevlett.108.111601", request)).empty());
    request.filter = nullptr;
    request.sort = {"year:asc"};
    request.facets = {"year"};
    const auto sorted = answer("0000-0002-1825-0097", request);
    CHECK(ids_in(sorted) == Ids{"w1", "w2"});
    CHECK(sorted.facets.front().values.size() == 2);
    request.offset = 1;
    CHECK(ids_in(answer("0000-0002-1825-0097", request)) == Ids{"w2"});
    CHECK(search::rank(index().reader(), Collection::works, "w1", 0, 10).size() == 1);
}

TEST_CASE("doi and orcid can be filtered by in any dress", "[queries][identifiers]") {
    const auto filtered = [](const std::string& filter, Collection collection = Collection::works) {
        search::SearchRequest request;
        request.collection = collection;
        request.filter = filter;
        return ids_in(answer("", request));
    };
    for (const std::string doi :
         {"10.1103/PhysRevLett.108.111601", "https://doi.org/10.1103/physrevlett.108.111601",
          "doi: 10.1103%2FPhysRevLett.108.111601"}) {
        INFO(doi);
        CHECK(filtered("doi = \"" + doi + "\"") == Ids{"w1"});
    }
    CHECK(filtered("doi IN [\"https://doi.org/10.48550/arXiv.2311.12022\", \"10.1000/same\"]") ==
          Ids{"w2", "W2741809807", "w9"});
    CHECK(filtered("doi STARTS WITH \"https://doi.org/10.1000\"") == Ids{"W2741809807", "w9"});
    CHECK(filtered("doi NOT EXISTS") == Ids{"w3", "w6", "p53"});
    CHECK(filtered("orcid = \"https://orcid.org/0000-0002-1694-233x\"", Collection::researchers) ==
          Ids{"a2"});
}

TEST_CASE("works and researchers are looked up by their identifiers", "[queries][identifiers]") {
    engine::Reader& reader = index().reader();
    CHECK(profile::find_work(reader, "w1").work == index().work("w1"));
    CHECK(profile::find_work(reader, "p53").work == index().work("p53"));
    CHECK(profile::find_work(reader, "doi:10.1103/PhysRevLett.108.111601").work == index().work("w1"));
    CHECK(profile::find_work(reader, "PMID 123").work == index().work("w3"));
    CHECK(profile::find_work(reader, "10.1000/same").choices.size() == 2);
    CHECK_FALSE(profile::find_work(reader, "10.1000/none").work);
    CHECK_FALSE(profile::find_work(reader, "0000-0002-1825-0097").work);
    const auto by_orcid = profile::find_researcher(reader, "https://orcid.org/0000-0002-1825-0097");
    CHECK(by_orcid.researcher == index().researcher("a1"));
    CHECK(by_orcid.by_name);
    CHECK_FALSE(profile::find_researcher(reader, "10.1103/PhysRevLett.108.111601").researcher);
}
