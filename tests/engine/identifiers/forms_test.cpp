#include "engine/identifiers/forms.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred::engine::identifiers;
using Texts = std::vector<std::string>;

TEST_CASE("a DOI is read in lower case, with and without what may end a sentence", "[engine][identifiers]") {
    CHECK(dois("10.1103/PhysRevLett.108.111601") == Texts{"10.1103/physrevlett.108.111601"});
    CHECK(dois("10.1000/182.") == Texts{"10.1000/182", "10.1000/182."});
    CHECK(dois("10.1016/S0021-9991(22)00145-0") == Texts{"10.1016/s0021-9991(22)00145-0"});
    CHECK(dois("10.1016/S0140-6736(05)").front() == "10.1016/s0140-6736(05)");
    CHECK(dois("10.1000/182)").front() == "10.1000/182");
    CHECK(dois("10.1000.10/a/b") == Texts{"10.1000.10/a/b"});
    const std::string sici = "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o";
    CHECK(dois("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O") == Texts{sici});
    CHECK(dois("10.1002/(SICI)1097-4571(199806)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-O") == Texts{sici});
    for (const char* other : {"", "10.", "10.1000", "10.1000/", "10./x", "11.1000/x", "10.x/y", "10.1000./x",
                              "10.1234567890/x", "10.1000/a b", "x10.1000/y", "10.1000/..."}) {
        INFO(other);
        CHECK(dois(other).size() == (std::string(other) == "10.1000/..." ? 1 : 0));
    }
    CHECK(registered("10.1000/182"));
    CHECK_FALSE(registered("10.5/3"));
}

TEST_CASE("an arXiv id loses its version and its subject class", "[engine][identifiers]") {
    CHECK(arxiv_id("2311.12022") == "2311.12022");
    CHECK(arxiv_id("2311.12022v12") == "2311.12022");
    CHECK(arxiv_id("0704.0001V1") == "0704.0001");
    CHECK(arxiv_id("math/0207249") == "math/0207249");
    CHECK(arxiv_id("math.GT/0309136v2") == "math/0309136");
    CHECK(arxiv_id("hep-th/9901001") == "hep-th/9901001");
    for (const char* other : {"", "2311", "2311.", "2311.123", "2311.123456", "2313.12022", "2300.12022",
                              "23a1.12022", "math/020724", "math/02072499", "math/0213249", "/0207249",
                              "Ma1th/0207249", "2311.12022w1", "a/b/0207249", "v1", "v"}) {
        INFO(other);
        CHECK_FALSE(arxiv_id(other));
    }
}

TEST_CASE("an ORCID has hyphens and a check digit", "[engine][identifiers]") {
    CHECK(orcid_id("0000-0002-1825-0097") == "0000-0002-1825-0097");
    CHECK(orcid_id("0000000218250097") == "0000-0002-1825-0097");
    CHECK(orcid_id("0000-0002-1694-233x") == "0000-0002-1694-233X");
    CHECK(right_check_digit("0000-0002-1825-0097"));
    CHECK(right_check_digit("0000-0002-1694-233X"));
    CHECK_FALSE(right_check_digit("0000-0002-1825-0098"));
    CHECK_FALSE(right_check_digit("0000-0002-1694-2330"));
    CHECK_FALSE(right_check_digit(""));
    for (const char* other : {"", "0000-0002-1825-009", "0000-0002-1825-00977", "0000-0002-18250097",
                              "00-000002-1825-0097", "X000-0002-1825-0097", "0000-0002-1825-009Y"}) {
        INFO(other);
        CHECK_FALSE(orcid_id(other));
    }
}

TEST_CASE("a PubMed id is a number of up to nine digits", "[engine][identifiers]") {
    CHECK(pmid("123") == "123");
    for (const char* other : {"", "0123", "12a", "1234567890", "-1"}) CHECK_FALSE(pmid(other));
}
