#include "engine/identifiers/address.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::engine::identifiers;

namespace {

/// What the address `text` identifies, first to last.
std::vector<std::string> read(const std::string& text) {
    const auto address = read_address(text);
    std::vector<std::string> found;
    if (!address) return found;
    for (const Identifier& one : identifiers_of(*address)) found.push_back(to_string(one));
    return found;
}

std::string first(const std::string& text) {
    const auto found = read(text);
    return found.empty() ? "" : found.front();
}

bool has(const std::string& text, const std::string& identifier) {
    const auto found = read(text);
    return std::find(found.begin(), found.end(), identifier) != found.end();
}

}  // namespace

TEST_CASE("an address has a scheme, or a host with a slash after it", "[engine][identifiers]") {
    const auto whole = read_address("HTTPS://www.Example.ORG/Dir/a?b#c/");
    REQUIRE(whole);
    CHECK(whole->host == "example.org");
    CHECK(whole->path == "/Dir/a?b#c");
    CHECK(whole->written);
    CHECK(read_address("http://localhost:7700/x")->host == "localhost:7700");
    CHECK_FALSE(read_address("example.org/x")->written);
    for (const char* other : {"", "/", "x", "input/output", "10.1103/x", "example.org", "example.org/",
                              "a b.org/x", "http://", ".org/x", "e.g/x", "3.5/day"}) {
        INFO(other);
        CHECK_FALSE(read_address(other));
    }
}

TEST_CASE("addresses that resolve identifiers are read as those", "[engine][identifiers]") {
    for (const char* front : {"https://doi.org/", "http://dx.doi.org/", "https://www.doi.org/", "doi.org/"})
        CHECK(first(front + std::string("10.1103/PhysRevLett.108.111601")) ==
              "doi:10.1103/physrevlett.108.111601");
    CHECK(first("https://doi.org/10.1103%2FPhysRevLett.108") == "doi:10.1103/physrevlett.108");
    CHECK(has("https://doi.org/10.1000/182?utm_source=x#y", "doi:10.1000/182"));
    for (const char* page : {"abs/2311.12022", "abs/2311.12022v2", "pdf/2311.12022v1.pdf", "pdf/2311.12022",
                             "html/2311.12022v3", "abs/2311.12022?context=cs"})
        CHECK(first("https://arxiv.org/" + std::string(page)) == "arxiv:2311.12022");
    CHECK(first("http://export.arxiv.org/abs/math/0207249") == "arxiv:math/0207249");
    CHECK(first("arxiv.org/pdf/math/0207249v1.pdf") == "arxiv:math/0207249");
    CHECK(first("https://pubmed.ncbi.nlm.nih.gov/123/") == "pmid:123");
    CHECK(first("https://www.ncbi.nlm.nih.gov/pubmed/123") == "pmid:123");
    CHECK(first("https://europepmc.org/article/MED/123") == "pmid:123");
    CHECK(first("https://orcid.org/0000-0002-1694-233X") == "orcid:0000-0002-1694-233X");
    CHECK(resolves_identifiers(*read_address("doi.org/10.1000/182")));
    CHECK_FALSE(resolves_identifiers(*read_address("example.org/10.1000/182")));
}

TEST_CASE("a publisher's address has the DOI in it", "[engine][identifiers]") {
    CHECK(has("https://onlinelibrary.wiley.com/doi/full/10.1002/asi.4630", "doi:10.1002/asi.4630"));
    CHECK(has("https://link.springer.com/content/pdf/10.1007/s00220-001.pdf", "doi:10.1007/s00220-001"));
    CHECK(has("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345&type=x",
              "doi:10.1371/journal.pone.0012345"));
    CHECK(read("https://example.org/v10.2/x") == std::vector<std::string>{"url:example.org/v10.2/x"});
}

TEST_CASE("an address identifies itself, and the record whose id it ends in", "[engine][identifiers]") {
    CHECK(read("https://www.example.org/d1/") == std::vector<std::string>{"url:example.org/d1"});
    CHECK(has("https://example.org/d1#top", "url:example.org/d1"));
    CHECK(has("https://example.org/d1).", "url:example.org/d1"));
    CHECK(has("https://example.org/a_(b)", "url:example.org/a_(b)"));
    CHECK(has("https://openalex.org/W123", "id:W123"));
    CHECK(has("https://api.openalex.org/works/W123", "id:W123"));
    CHECK(has("http://localhost:7700/api/v1/researchers/A1", "id:A1"));
    CHECK_FALSE(has("https://example.org/W123", "id:W123"));
}

TEST_CASE("percent signs stand for bytes only before two digits", "[engine][identifiers]") {
    CHECK(percent_decoded("a%2Fb%2f%zz%4") == "a/b/%zz%4");
    CHECK(percent_decoded("%") == "%");
}
