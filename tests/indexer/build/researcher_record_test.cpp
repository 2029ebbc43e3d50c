#include "indexer/build/researcher_record.hpp"

#include <catch2/catch.hpp>

using kindred::engine::ResearcherId;
using kindred::engine::ResearcherRecord;
using kindred::engine::Work;
using kindred::indexer::build::researcher_record;
using kindred::indexer::build::researcher_text;
using kindred::indexer::gathered::Authorship;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

/// A work of researcher "r" alone.
struct ByR {
    std::string name = "Ann Lee";
    int year = 0;
    std::int64_t cited = 0;
    std::string institution = {};
    std::string venue = {};
    std::vector<std::string> topics = {};
    std::string orcid = {};
};

Authorship authorship_of(const std::vector<ByR>& works) {
    Authorship authorship;
    authorship.researcher("r");
    for (const ByR& given : works) {
        Work work;
        if (given.year != 0) work.year = given.year;
        work.cited_by_count = given.cited;
        work.venue = given.venue;
        work.topics = given.topics;
        work.authors.push_back({"r", given.name, given.orcid, given.institution});
        authorship.add(work);
    }
    return authorship;
}

ordered_json record_of(const std::vector<ByR>& works, const ResearcherRecord* given = nullptr) {
    return researcher_record(authorship_of(works), ResearcherId{0}, given);
}

std::size_t h_index(const std::vector<std::int64_t>& citations) {
    std::vector<ByR> works;
    for (const auto cited : citations) works.push_back({"Ann", 0, cited});
    return record_of(works).at("h_index").get<std::size_t>();
}

}  // namespace

TEST_CASE("a record says what the works say, in order", "[indexer][researcher]") {
    const auto record = record_of({{"Ann Lee", 2010, 3, "MIT", "J", {"x", "y"}, "0-1"},
                                   {"Ann Lee", 2005, 4, "ETH", "K", {"y"}, ""},
                                   {"A. Lee", 2015, 1, "ETH", "K", {}, "0-1"}});
    CHECK(record.dump() ==
          R"({"id":"r","name":"Ann Lee","aliases":["A. Lee"],"orcid":"0-1","institutions":["ETH","MIT"],)"
          R"("topics":["y","x"],"venues":["K","J"],"works_count":3,"cited_by_count":8,"h_index":2,)"
          R"("first_year":2005,"last_year":2015})");
}

TEST_CASE("the name is the one most works use", "[indexer][researcher]") {
    const auto record =
        record_of({{"A. Lee", 2020}, {"Ann Lee", 2001}, {"Ann Lee", 2002}, {"Lee, A.", 2021}});
    CHECK(record.at("name") == "Ann Lee");
    CHECK(record.at("aliases") == json{"Lee, A.", "A. Lee"});  // equally often: the later one first
}

TEST_CASE("of equally frequent names of one year the first seen is the name", "[indexer][researcher]") {
    CHECK(record_of({{"B", 2020}, {"A", 2020}}).at("name") == "B");
}

TEST_CASE("h works with at least h citations", "[indexer][researcher]") {
    CHECK(h_index({}) == 0);
    CHECK(h_index({0, 0}) == 0);
    CHECK(h_index({1}) == 1);
    CHECK(h_index({100}) == 1);
    CHECK(h_index({1, 1, 1}) == 1);
    CHECK(h_index({3, 0, 6, 1, 5}) == 3);
    CHECK(h_index({10, 8, 5, 4, 3}) == 4);
    CHECK(h_index({4, 4, 4, 4}) == 4);
    CHECK(h_index({25, 8, 5, 3, 3}) == 3);
}

TEST_CASE("what is not known is not there", "[indexer][researcher]") {
    CHECK(record_of({{"Ann Lee"}}).dump() ==
          R"({"id":"r","name":"Ann Lee","works_count":1,"cited_by_count":0,"h_index":0})");
    CHECK(record_of({}).dump() == R"({"id":"r","name":"r","works_count":0,"cited_by_count":0,"h_index":0})");
    CHECK(record_of({{"A", 0}, {"A", 1990}}).at("first_year") == 1990);
}

TEST_CASE("citations are summed past 32 bits", "[indexer][researcher]") {
    CHECK(record_of({{"A", 0, 4000000000}, {"A", 0, 4000000000}}).at("cited_by_count") == 8000000000);
}

TEST_CASE("lists are cut, counts are not", "[indexer][researcher]") {
    std::vector<ByR> works;
    for (int n = 0; n < 50; ++n)
        works.push_back({"Name " + std::to_string(n), 0, 0, "I" + std::to_string(n)});
    const auto record = record_of(works);
    CHECK(record.at("institutions").size() == 20);
    CHECK(record.at("aliases").size() == 20);
    CHECK(record.at("works_count") == 50);
}

TEST_CASE("given fields override, derived ones do not move", "[indexer][researcher]") {
    const ResearcherRecord given = {"r",
                                    "Prof. Ann Lee",
                                    {{"id", "other"},
                                     {"name", "other"},
                                     {"aliases", {"Annie"}},
                                     {"institutions", {"CERN"}},
                                     {"topics", nullptr},
                                     {"bio", "A life"},
                                     {"followers", 3},
                                     {"works_count", 999},
                                     {"cited_by_count", 999},
                                     {"h_index", 999},
                                     {"first_year", 1},
                                     {"last_year", 9999},
                                     {"venues", {"Nature"}}}};
    const auto record = record_of({{"Ann Lee", 2010, 3, "MIT", "J", {"x"}}}, &given);
    CHECK(record.at("id") == "r");
    CHECK(record.at("name") == "Prof. Ann Lee");
    CHECK(record.at("aliases") == json{"Annie", "Ann Lee"});
    CHECK(record.at("institutions") == json{"CERN"});
    CHECK(record.at("topics") == json{"x"});
    CHECK(record.at("bio") == "A life");
    CHECK(record.at("followers") == 3);
    CHECK(record.at("works_count") == 1);
    CHECK(record.at("cited_by_count") == 3);
    CHECK(record.at("h_index") == 1);
    CHECK(record.at("first_year") == 2010);
    CHECK(record.at("last_year") == 2010);
    CHECK(record.at("venues") == json{"J"});
}

TEST_CASE("the works' name is an alias of a given one", "[indexer][researcher]") {
    const ResearcherRecord given = {"r", "Ann B. Lee", {}};
    CHECK(record_of({{"A. Lee"}, {"Ann Lee"}, {"Ann Lee"}}, &given).at("aliases") ==
          json{"Ann Lee", "A. Lee"});
    CHECK(record_of({{"Ann Lee"}, {"Ann B. Lee"}, {"r"}}, &given).at("aliases") == json{"Ann Lee"});
    CHECK_FALSE(record_of({{"Ann B. Lee"}}, &given).contains("aliases"));
}

TEST_CASE("given aliases come before the names in works and hide none of them", "[indexer][researcher]") {
    const auto aliases = [](const std::string& name, const json& given_aliases) {
        const ResearcherRecord given = {"r", name, {{"aliases", given_aliases}}};
        const auto record = record_of({{"P. Paul"}, {"Prolific Paul"}, {"Prolific Paul"}, {"PP"}}, &given);
        CHECK(researcher_text(record).names.size() == record.at("aliases").size() + 1);
        return json(record.at("aliases"));
    };
    CHECK(aliases("Paul P.", {"PP", "Pablo"}) == json{"PP", "Pablo", "Prolific Paul", "P. Paul"});
    CHECK(aliases("", {"Pablo"}) == json{"Pablo", "P. Paul", "PP"});
    CHECK(aliases("Paul P.", json::array()) == json{"Prolific Paul", "P. Paul", "PP"});
    CHECK(aliases("Paul P.", nullptr) == json{"Prolific Paul", "P. Paul", "PP"});
}

TEST_CASE("derived fields win where the works say nothing", "[indexer][researcher]") {
    const ResearcherRecord given = {"r", "", {{"first_year", 1950}, {"venues", {"Nature"}}, {"h_index", 50}}};
    const auto record = record_of({}, &given);
    CHECK(record.at("name") == "r");
    CHECK(record.at("h_index") == 0);
    CHECK_FALSE(record.contains("first_year"));
    CHECK_FALSE(record.contains("venues"));
}

TEST_CASE("a researcher is found by names, topics and institutions", "[indexer][researcher]") {
    const auto text = researcher_text({{"name", "Ann"},
                                       {"aliases", {"A."}},
                                       {"topics", {"x", 3}},
                                       {"institutions", {"MIT"}},
                                       {"bio", "b"}});
    CHECK(text.names == std::vector<std::string>{"Ann", "A."});
    CHECK(text.subjects == std::vector<std::string>{"x", "MIT"});
    CHECK(researcher_text({{"name", "Ann"}, {"topics", "x"}}).subjects.empty());
}
