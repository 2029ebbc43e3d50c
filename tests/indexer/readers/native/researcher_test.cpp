#include "indexer/gathered/stored_work.hpp"
#include "indexer/identity/identity.hpp"
#include "indexer/readers/native/native.hpp"

#include <catch2/catch.hpp>

using kindred::engine::ResearcherRecord;
using kindred::engine::Work;
using kindred::indexer::readers::read_native;
using kindred::indexer::readers::Record;
using kindred::indexer::readers::RecordKind;
using kindred::indexer::readers::Rejection;
using nlohmann::json;

namespace {

Record record_of(const std::string& line, RecordKind kind = RecordKind::automatic) {
    return read_native(line, kind);
}

ResearcherRecord researcher_of(const std::string& line) {
    return std::get<ResearcherRecord>(record_of(line, RecordKind::researchers));
}

std::string why_not(const std::string& line, RecordKind kind = RecordKind::researchers) {
    try {
        record_of(line, kind);
    } catch (const Rejection& rejection) {
        return rejection.what();
    }
    return "taken";
}

std::string stored(const std::string& line) {
    Work work = std::get<Work>(record_of(line, RecordKind::works));
    kindred::indexer::identity::identify_authors(work);
    return kindred::indexer::gathered::to_json(work).dump();
}

}  // namespace

TEST_CASE("the format tells works from researchers", "[indexer][native]") {
    const auto is_work = [](const std::string& line) {
        return std::holds_alternative<Work>(record_of(line));
    };
    CHECK(is_work(R"({"id":"1","title":"T"})"));
    CHECK(is_work(R"({"id":"1","title":"T","name":"N"})"));
    CHECK_FALSE(is_work(R"({"id":"1","name":"N"})"));
    CHECK_FALSE(is_work(R"({"id":"1","name":"N","title":null})"));
    CHECK(why_not(R"({"id":"1"})", RecordKind::automatic) == "title is missing or empty");
    CHECK(why_not(R"({"id":"1","name":"N"})", RecordKind::works) == "title is missing or empty");
    CHECK(researcher_of(R"({"id":"1","title":"Professor","name":"N"})").fields.at("title") == "Professor");
}

TEST_CASE("every field of a researcher is kept", "[indexer][native]") {
    const ResearcherRecord record = researcher_of(R"({"id":"A1","name":" Ann  Lee ","aliases":["A. Lee"],
        "orcid":"https://orcid.org/0000-0001","institutions":["MIT "],"topics":["x"],"bio":"b","url":"u",
        "open_to_collaborate":true,"claimed":false,"verification_level":2,"trust_score":0.5,
        "trust_label":"good","followers":3,"shoe_size":41})");
    CHECK(record.id == "A1");
    CHECK(record.name == "Ann Lee");
    CHECK(record.fields == json::parse(R"({"aliases":["A. Lee"],"orcid":"0000-0001","institutions":["MIT"],
        "topics":["x"],"bio":"b","url":"u","open_to_collaborate":true,"claimed":false,
        "verification_level":2,"trust_score":0.5,"trust_label":"good","followers":3,"shoe_size":41})"));
}

TEST_CASE("a researcher needs an id, not a name", "[indexer][native]") {
    CHECK(researcher_of(R"({"id":7})").id == "7");
    CHECK(researcher_of(R"({"id":"A1"})").name.empty());
    CHECK(why_not(R"({"name":"N"})") == "id is missing");
    CHECK_THAT(why_not(R"({"id":"a/b","name":"N"})"), Catch::StartsWith("id \"a/b\" has"));
    CHECK(why_not(R"({"id":"A1","name":3})") == "name must be a string, but is 3");
}

TEST_CASE("a researcher's fields have types", "[indexer][native]") {
    struct Wrong {
        std::string field, value, wanted;
    };
    const auto wrong = GENERATE(values<Wrong>({{"orcid", "1", "a string"},
                                               {"bio", "[]", "a string"},
                                               {"url", "{}", "a string"},
                                               {"trust_label", "true", "a string"},
                                               {"aliases", "\"A\"", "a list of strings"},
                                               {"aliases", "[1]", "a list of strings"},
                                               {"institutions", "{}", "a list of strings"},
                                               {"topics", "[null]", "a list of strings"},
                                               {"open_to_collaborate", "1", "true or false"},
                                               {"claimed", "\"yes\"", "true or false"},
                                               {"verification_level", "1.5", "a whole number"},
                                               {"followers", "\"3\"", "a whole number"},
                                               {"trust_score", "\"0.5\"", "a number"}}));
    CAPTURE(wrong.field, wrong.value);
    CHECK_THAT(why_not(R"({"id":"A1",")" + wrong.field + "\":" + wrong.value + "}"),
               Catch::StartsWith(wrong.field + " must be " + wrong.wanted + ", but is"));
    CHECK(why_not(R"({"id":"A1",")" + wrong.field + "\":null}") == "taken");
}

TEST_CASE("a work is stored with its fields in order", "[indexer][native]") {
    CHECK(stored(R"({"id":"W1","title":"T"})") == R"({"id":"W1","title":"T"})");
    CHECK(
        stored(R"({"x":[1],"references":["W2"],"cited_by_count":0,"url":"u","doi":"10.1/a","language":"en",
        "topics":["t"],"venue":"v","type":"article","date":"2020-01-02","abstract":"a","title":"T","id":"W1",
        "authors":[{"id":"A1","name":"Ann","orcid":"0","institution":"MIT"},{"id":"A2","name":"Bo",
        "institution":"MIT"},"Cy"]})") ==
        R"({"id":"W1","title":"T","abstract":"a","authors":["Ann","Bo","Cy"],"author_ids":["A1","A2","cy"],)"
        R"("institutions":["MIT"],"_authors":[{"id":"A1","name":"Ann","orcid":"0","institution":"MIT"},)"
        R"({"id":"A2","name":"Bo","institution":"MIT"},{"id":"cy","name":"Cy"}],"year":2020,)"
        R"("date":"2020-01-02","type":"article","venue":"v","topics":["t"],"language":"en","doi":"10.1/a",)"
        R"("url":"u","cited_by_count":0,"references":["W2"],"x":[1]})");
}

TEST_CASE("no field of the input passes for one of kindred's own", "[indexer][native]") {
    CHECK(stored(R"({"id":"W1","title":"T","_authors":"forged","_score":9,"x":null})") ==
          R"({"id":"W1","title":"T"})");
}
