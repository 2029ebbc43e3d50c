#include "engine/identifiers/reading.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::engine;

namespace {

/// What `text` is first; "?" before what may be words as well, "" for none.
std::string read(const std::string& text) {
    const auto reading = identifiers::read(text);
    if (!reading) return "";
    return (reading->certain ? "" : "?") + to_string(reading->candidates.front());
}

}  // namespace

TEST_CASE("a DOI is read in any dress", "[engine][identifiers]") {
    for (const std::string dress : {"10.1103/physrevlett.108.111601",
                                    "10.1103/PhysRevLett.108.111601",
                                    "10.1103/PHYSREVLETT.108.111601",
                                    "https://doi.org/10.1103/PhysRevLett.108.111601",
                                    "HTTP://DX.DOI.ORG/10.1103/PhysRevLett.108.111601",
                                    "doi.org/10.1103/PhysRevLett.108.111601",
                                    "doi:10.1103/PhysRevLett.108.111601",
                                    "DOI: 10.1103/PhysRevLett.108.111601",
                                    "doi 10.1103/PhysRevLett.108.111601",
                                    "doi:https://doi.org/10.1103/PhysRevLett.108.111601",
                                    "https://doi.org/doi:10.1103/PhysRevLett.108.111601",
                                    "urn:doi:10.1103/PhysRevLett.108.111601",
                                    "info:doi/10.1103/PhysRevLett.108.111601",
                                    "  10.1103/PhysRevLett.108.111601.  ",
                                    "10.1103/PhysRevLett.108.111601,",
                                    "(10.1103/PhysRevLett.108.111601)",
                                    "<https://doi.org/10.1103/PhysRevLett.108.111601>",
                                    "[doi:10.1103/PhysRevLett.108.111601].",
                                    "10.1103%2FPhysRevLett.108.111601",
                                    "https://doi.org/10.1103%2fPhysRevLett.108.111601",
                                    "https://www.doi.org/10.1103/PhysRevLett.108.111601/"}) {
        INFO(dress);
        CHECK(read(dress) == "doi:10.1103/physrevlett.108.111601");
    }
    const std::string sici = "doi:10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o";
    CHECK(read("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O") == sici);
    CHECK(read("<10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O>") == sici);
    CHECK(read("https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O") == sici);
    CHECK(read("10.5/3") == "?doi:10.5/3");
}

TEST_CASE("an arXiv id is read in any dress", "[engine][identifiers]") {
    for (const std::string dress :
         {"arXiv:2311.12022", "arxiv: 2311.12022v2", "ARXIV 2311.12022", "arXiv:2311.12022v2 [cs.AI]",
          "https://arxiv.org/abs/2311.12022", "https://arxiv.org/pdf/2311.12022v1.pdf",
          "10.48550/arXiv.2311.12022", "https://doi.org/10.48550/arXiv.2311.12022v2"}) {
        INFO(dress);
        CHECK(read(dress) == "arxiv:2311.12022");
    }
    CHECK(read("2311.12022") == "?arxiv:2311.12022");
    CHECK(read("math/0207249") == "?arxiv:math/0207249");
    CHECK(read("math.NT/0207249") == "?arxiv:math/0207249");
    CHECK(read("arXiv:math/0207249v1") == "arxiv:math/0207249");
}

TEST_CASE("PubMed ids have a label or an address", "[engine][identifiers]") {
    for (const std::string dress : {"pmid:123", "PMID: 123", "PMID 123",
                                    "https://pubmed.ncbi.nlm.nih.gov/123/", "pubmed.ncbi.nlm.nih.gov/123"}) {
        INFO(dress);
        CHECK(read(dress) == "pmid:123");
    }
}

TEST_CASE("an ORCID is read in any dress", "[engine][identifiers]") {
    for (const std::string dress :
         {"0000-0002-1694-233X", "0000-0002-1694-233x", "https://orcid.org/0000-0002-1694-233X",
          "orcid.org/0000-0002-1694-233X", "ORCID: 0000-0002-1694-233X", "orcid 000000021694233x",
          "0000‐0002‐1694‐233X", "0000–0002–1694–233X"}) {
        INFO(dress);
        CHECK(read(dress) == "orcid:0000-0002-1694-233X");
    }
    CHECK(read("000000021694233X") == "?orcid:0000-0002-1694-233X");
    CHECK(read("0000000218250098").empty());
}

TEST_CASE("an id needs a letter and a digit, words are words", "[engine][identifiers]") {
    CHECK(read("W123") == "?id:W123");
    CHECK(read("o-d1") == "?id:o-d1");
    CHECK(read("https://openalex.org/W123") == "url:openalex.org/W123");
    for (const std::string words : {"",
                                    " ",
                                    "2014",
                                    "123",
                                    "coral",
                                    "coral reefs",
                                    "coral 10.1000/182",
                                    "10.1000/182 coral",
                                    "doi",
                                    "doi:",
                                    "doi resolution",
                                    "arxiv 2014",
                                    "arxiv papers",
                                    "pmid",
                                    "pmid x",
                                    "orcid",
                                    "input/output",
                                    "and/or",
                                    "C++",
                                    "\"10.1000/182\"",
                                    "-10.1000/182",
                                    "3.14",
                                    "1,25-dihydroxyvitamin D3",
                                    "...",
                                    "()",
                                    "<>",
                                    "bo-li"}) {
        INFO(words);
        CHECK(read(words).empty());
    }
    CHECK(read("10.1000/" + std::string(identifiers::max_identifier_bytes, 'x')).empty());
    CHECK(read("10.1000/182" + std::string(identifiers::max_identifier_bytes, ' ') + "words").empty());
}

TEST_CASE("what records give becomes one form", "[engine][identifiers]") {
    using identifiers::doi;
    using identifiers::orcid;
    CHECK(doi("https://doi.org/10.1/AbC") == "10.1/abc");
    CHECK(doi("doi:10.1016/S0021-9991(22)00145-0") == "10.1016/s0021-9991(22)00145-0");
    CHECK(doi("https://doi.org/10.48550/arXiv.2311.12022") == "10.48550/arxiv.2311.12022");
    CHECK(doi("10.1103%2FX") == "10.1103/x");
    CHECK(doi("https://doi.org/10.1103") == "10.1103");
    CHECK(doi("Not One") == "not one");
    CHECK(doi("").empty());
    CHECK(orcid("https://orcid.org/0000-0002-1694-233x/") == "0000-0002-1694-233X");
    CHECK(orcid("0000000218250097") == "0000-0002-1825-0097");
    CHECK(orcid("https://orcid.org/0000-0001/") == "0000-0001");
    CHECK(orcid("").empty());
}
