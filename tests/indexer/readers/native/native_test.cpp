#include "indexer/readers/native/native.hpp"

#include "indexer/gathered/stored_work.hpp"

#include <catch2/catch.hpp>

using kindred::engine::Work;
using kindred::indexer::readers::read_native;
using kindred::indexer::readers::RecordKind;
using kindred::indexer::readers::Rejection;
using nlohmann::json;

namespace {

Work work_of(const std::string& line) {
    return std::get<Work>(read_native(line, RecordKind::works));
}

/// A work with one more field.
Work with(const std::string& field) {
    return work_of(R"({"id":"W1","title":"T",)" + field + "}");
}

std::string why_not(const std::string& line) {
    try {
        work_of(line);
    } catch (const Rejection& rejection) {
        return rejection.what();
    }
    return "taken";
}

std::string why_not_with(const std::string& field) {
    return why_not(R"({"id":"W1","title":"T",)" + field + "}");
}

}  // namespace

TEST_CASE("what is left of an ORCID has no spaces around it", "[indexer][native]") {
    for (const char* const given : {"https://orcid.org/ 0000-0001", "0000-0001 /", "orcid.org/0000-0001 /"}) {
        CAPTURE(given);
        CHECK(with(R"("authors":[{"name":"A","orcid":")" + std::string(given) + R"("}])").authors[0].orcid ==
              "0000-0001");
    }
}

TEST_CASE("every field of a work is read", "[indexer][native]") {
    const Work work = work_of(R"({"id":"W-1_a","title":"  The <i>title</i> of $N$-grams ",
        "abstract":"An &amp; abstract","year":2021,"date":"2021-05-06","type":"article","venue":"J. Tests",
        "language":"EN","doi":"https://doi.org/10.1/AbC","url":"https://a.org/x","topics":["one"," two ",""],
        "authors":[{"id":"A1","name":"Ann Lee","orcid":"https://orcid.org/0000-0001","institution":"MIT"}],
        "references":["W2","W3"],"cited_by_count":7,"funder":{"name":"X"},"flag":true})");
    CHECK(work.id == "W-1_a");
    CHECK(work.title == "The title of N-grams");
    CHECK(work.abstract == "An & abstract");
    CHECK(work.year == 2021);
    CHECK(work.date == "2021-05-06");
    CHECK(work.type == "article");
    CHECK(work.venue == "J. Tests");
    CHECK(work.language == "en");
    CHECK(work.doi == "10.1/abc");
    CHECK(work.url == "https://a.org/x");
    CHECK(work.topics == std::vector<std::string>{"one", "two"});
    REQUIRE(work.authors.size() == 1);
    CHECK(work.authors[0].id == "A1");
    CHECK(work.authors[0].name == "Ann Lee");
    CHECK(work.authors[0].orcid == "0000-0001");
    CHECK(work.authors[0].institution == "MIT");
    CHECK(work.references == std::vector<std::string>{"W2", "W3"});
    CHECK(work.cited_by_count == 7);
    CHECK(work.extra == json{{"funder", {{"name", "X"}}}, {"flag", true}});
}

TEST_CASE("id and title are enough, and null is as good as nothing", "[indexer][native]") {
    const Work work = work_of(R"({"id":"W1","title":"T","abstract":null,"year":null,"authors":null,
        "topics":null,"cited_by_count":null,"doi":null,"references":null})");
    CHECK(work.abstract.empty());
    CHECK_FALSE(work.year);
    CHECK_FALSE(work.cited_by_count);
    CHECK(work.authors.empty());
    CHECK(work.extra.empty());
}

TEST_CASE("a wrong type is a rejection that names the field", "[indexer][native]") {
    for (const std::string field : {"title", "abstract", "date", "type", "venue", "language", "doi", "url"}) {
        for (const std::string value : {"1", "[]", "{}", "true"}) {
            CAPTURE(field, value);
            CHECK_THAT(why_not(R"({"id":"W1","title":"T",")" + field + "\":" + value + "}"),
                       Catch::StartsWith(field + " must be a string, but is"));
        }
    }
    for (const std::string field : {"topics", "references", "authors"}) {
        for (const std::string value : {"1", "\"x\"", "{}"}) {
            CHECK_THAT(why_not_with("\"" + field + "\":" + value),
                       Catch::StartsWith(field + " must be a list, but is"));
        }
    }
    CHECK(why_not_with(R"("topics":["a",3])") == "topics must be a list of strings, but is 3");
    CHECK(why_not_with(R"("references":["a",{}])") ==
          "references must be a list of strings, but is an object");
    CHECK(why_not_with(R"("references":[1.5])") == "references must be a list of strings, but is 1.5");
    CHECK(why_not_with(R"("authors":[{"name":"A"},4])") ==
          "authors[1] must be an object or a name, but is 4");
    CHECK(why_not_with(R"("authors":[{"name":["A"]}])") == "authors[0].name must be a string, but is a list");
    CHECK(why_not_with(R"("authors":[{"id":true}])") == "authors[0].id must be a string, but is true");
    CHECK(why_not_with(R"("authors":[{"name":"A","institution":{}}])") ==
          "authors[0].institution must be a string, but is an object");
    CHECK(why_not(R"({"id":["W1"],"title":"T"})") == "id must be a string, but is a list");
    CHECK(why_not(R"({"id":1.5,"title":"T"})") == "id must be a string, but is 1.5");
}

TEST_CASE("a vector is a list of numbers, and not kept with the record", "[indexer][native]") {
    const Work work = with(R"("vector":[1,-0.5,2e3])");
    CHECK(work.vector == std::vector<float>{1.0F, -0.5F, 2000.0F});
    CHECK_FALSE(kindred::indexer::gathered::to_json(work).contains("vector"));
    CHECK(with(R"("vector":null)").vector.empty());
    CHECK(with(R"("vector":null)").extra.empty());
    CHECK(why_not_with(R"("vector":"1,2")") == "vector must be a list, but is \"1,2\"");
    CHECK(why_not_with(R"("vector":[1,"2"])") == "vector[1] must be a number, but is \"2\"");
    CHECK(why_not_with(R"("vector":[1,null])") == "vector[1] must be a number, but is null");
    CHECK(why_not_with(R"("vector":[[1]])") == "vector[0] must be a number, but is a list");
    CHECK(why_not_with(R"("vector":[])") == "vector is empty");
    CHECK(why_not_with(R"("vector":[0,0.0,1e-60])") == "vector has only zeros");
    CHECK(why_not_with(R"("vector":[1,1e39])") == "vector[1] is too large");
    CHECK(why_not_with(R"("vector":[1,1e999])") != "taken");
    const auto of_length = [](std::size_t length) {
        return R"("vector":)" + json(std::vector<int>(length, 1)).dump();
    };
    CHECK(with(of_length(4096)).vector.size() == 4096);
    CHECK(why_not_with(of_length(4097)) == "vector has 4097 numbers, more than 4096");
}

TEST_CASE("a record without a good id or title is rejected", "[indexer][native]") {
    CHECK(why_not(R"({"title":"T"})") == "id is missing");
    CHECK(why_not(R"({"id":null,"title":"T"})") == "id is missing");
    CHECK(why_not(R"({"id":"","title":"T"})") == "id is empty");
    CHECK(why_not(R"({"id":"a/b","title":"T"})") == R"(id "a/b" has other characters than A-Z a-z 0-9 _ -)");
    CHECK(why_not(R"({"id":"a b","title":"T"})") == R"(id "a b" has other characters than A-Z a-z 0-9 _ -)");
    CHECK_THAT(why_not(R"({"id":"jörg-müller 张","title":"T"})"),
               Catch::StartsWith(R"(id "jörg-müller 张" has)"));
    CHECK_THAT(why_not(R"({"id":"\u001b[31m\né\u009b\u202e\u200b","title":"T"})"),
               Catch::StartsWith(R"(id "\u001b[31m\u000aé\u009b\u202e\u200b" has)"));
    std::string umlauts;
    for (int n = 0; n < 61; ++n) umlauts += "ö";
    CHECK_THAT(why_not(R"({"id":")" + umlauts + R"(","title":"T"})"),
               Catch::StartsWith("id \"" + umlauts.substr(2) + "...\" has"));
    CHECK(why_not(R"({"id":")" + std::string(512, 'a') + R"(","title":"T"})") ==
          "id is longer than 511 bytes");
    CHECK(work_of(R"({"id":")" + std::string(511, 'a') + R"(","title":"T"})").id.size() == 511);
    CHECK(work_of(R"({"id":12345678901234567890,"title":"T"})").id == "12345678901234567890");
    CHECK(work_of(R"({"id":-7,"title":"T"})").id == "-7");
    for (const char* line :
         {R"({"id":"W1"})", R"({"id":"W1","title":""})", R"({"id":"W1","title":" \u200b<b></b> "})"}) {
        CHECK(why_not(line) == "title is missing or empty");
    }
}

TEST_CASE("a rejection carries the id when it could be read", "[indexer][native]") {
    const auto id_of = [](const std::string& line) {
        try {
            read_native(line, RecordKind::automatic);
        } catch (const Rejection& rejection) {
            return rejection.id;
        }
        return std::string("taken");
    };
    CHECK(id_of(R"({"id":"W1","title":""})") == "W1");
    CHECK(id_of(R"({"id":"a/b","title":"T"})") == "a/b");
    CHECK(id_of(R"({"title":"T"})").empty());
    CHECK(id_of("{").empty());
    // The end of what is kept of a long id is not the middle of a letter, and nothing in it can move a
    // cursor.
    const std::string shown = id_of(R"({"id":")" + std::string(510, 'a') + R"(éé","title":"T"})");
    CHECK(shown.size() <= 511);
    CHECK_NOTHROW(json(shown).dump());
    CHECK(id_of(R"({"id":"a\u001b[2J\nb","title":"T"})").find_first_of("\x1b\n") == std::string::npos);
}

TEST_CASE("authors have an id or a name to make one from", "[indexer][native]") {
    const Work work = work_of(
        R"({"id":"W1","title":"T","authors":["João Silva",{"name":"Ann Lee"},{"id":"A1"},{"id":7,"name":"B"}]})");
    REQUIRE(work.authors.size() == 4);
    CHECK(work.authors[0].name == "João Silva");
    CHECK(work.authors[0].id.empty());
    CHECK(work.authors[1].name == "Ann Lee");
    CHECK(work.authors[2].name == "A1");
    CHECK(work.authors[3].id == "7");
    CHECK(why_not_with(R"("authors":[{"name":"A"},{"orcid":"0"}])") == "authors[1] has neither id nor name");
    CHECK(why_not_with(R"("authors":[""])") == "authors[0] has neither id nor name");
    CHECK_THAT(why_not_with(R"("authors":[{"id":"a/b","name":"A"}])"),
               Catch::StartsWith("authors[0].id \"a/b\""));
}

TEST_CASE("references may be numbers, as ids may", "[indexer][native]") {
    CHECK(with(R"("references":[2,"W3"])").references == std::vector<std::string>{"2", "W3"});
}

TEST_CASE("the year comes from the date when it is not given", "[indexer][native]") {
    CHECK(with(R"("date":"1999-12-31")").year == 1999);
    CHECK(with(R"("date":"1999")").year == 1999);
    CHECK(with(R"("date":"1999-12-31","year":2000)").year == 2000);
    CHECK_FALSE(with(R"("date":"in 1999")").year);
    CHECK_FALSE(with(R"("date":"199")").year);
    CHECK(with(R"("year":"2004")").year == 2004);
    CHECK(with(R"("year":"")").year == std::nullopt);
}

TEST_CASE("numbers out of range are rejections", "[indexer][native]") {
    CHECK(with(R"("year":0)").year == 0);
    CHECK(with(R"("year":9999)").year == 9999);
    CHECK(why_not_with(R"("year":-1)") == "year -1 is not between 0 and 9999");
    CHECK(why_not_with(R"("year":10000)") == "year 10000 is not between 0 and 9999");
    CHECK(why_not_with(R"("year":18446744073709551615)") ==
          "year must be a whole number, but is 18446744073709551615");
    CHECK(why_not_with(R"("year":2020.5)") == "year must be a whole number, but is 2020.5");
    CHECK(why_not_with(R"("year":"20x")") == "year must be a whole number, but is \"20x\"");
    CHECK(why_not_with(R"("year":"99999999999999999999")") ==
          "year must be a whole number, but is \"99999999999999999999\"");
    CHECK(why_not_with(R"("cited_by_count":-1)") == "cited_by_count is negative");
    CHECK(with(R"("cited_by_count":9223372036854775807)").cited_by_count == INT64_MAX);
    CHECK_THAT(why_not_with(R"("x":1e999)"), Catch::StartsWith("not valid JSON"));
}

TEST_CASE("a tree of topics is kept as given, level by level", "[indexer][native]") {
    CHECK(with(R"("topic":{"lvl1":["A > B"," A > C ",""],"lvl0":" A "})").topic ==
          json::parse(R"({"lvl0":"A","lvl1":["A > B","A > C"]})"));
    CHECK(with(R"("topic":{"lvl0":"A","lvl1":"","lvl2":[],"lvl3":null})").topic == json{{"lvl0", "A"}});
    for (const std::string nothing : {"null", "{}", R"({"lvl0":[""]})"})
        CHECK(kindred::indexer::gathered::to_json(with("\"topic\":" + nothing)).size() == 2);
    CHECK(kindred::indexer::gathered::to_json(with(R"("topic":{"lvl0":"A"},"topics":["a"])")).dump() ==
          R"({"id":"W1","title":"T","topics":["a"],"topic":{"lvl0":"A"}})");

    for (const std::string value : {"\"Physics\"", "1", "[]", "true"})
        CHECK_THAT(why_not_with("\"topic\":" + value),
                   Catch::StartsWith("topic must be an object with lvl0 to lvl3, but is"));
    CHECK(why_not_with(R"("topic":{"lvl2":7})") ==
          "topic.lvl2 must be a string or a list of strings, but is 7");
    CHECK(why_not_with(R"("topic":{"lvl0":["A",{}]})") ==
          "topic.lvl0 must be a string or a list of strings, but is an object");
    CHECK(why_not_with(R"("topic":{"lvl4":"A"})") == "topic has members other than lvl0 to lvl3");
    CHECK(why_not_with(R"("topic.lvl0":"A")") == "topic.lvl0 must be a member of an object: topic");
    std::string many = "\"A\"";
    for (int n = 0; n < 100000; ++n) many += ",\"A\"";
    CHECK(why_not_with(R"("topic":{"lvl0":[)" + many + "]}") ==
          "topic.lvl0 has 100001 members, more than 100000");
}

TEST_CASE("a DOI loses its address and its capitals", "[indexer][native]") {
    for (const std::string front : {"", "https://doi.org/", "http://doi.org/", "https://dx.doi.org/",
                                    "http://dx.doi.org/", "doi:", "DOI: ", " HTTPS://DOI.ORG/"}) {
        CAPTURE(front);
        CHECK(with(R"("doi":")" + front + "10.1000/ABC(1)\"").doi == "10.1000/abc(1)");
    }
}

TEST_CASE("an ORCID loses its address", "[indexer][native]") {
    for (const std::string front : {"", "https://orcid.org/", "http://orcid.org/", "orcid.org/"}) {
        const Work work = with(R"("authors":[{"id":"A","orcid":")" + front + R"(0000-0002-1825-0097"}])");
        CHECK(work.authors.at(0).orcid == "0000-0002-1825-0097");
    }
    CHECK(with(R"("authors":[{"id":"A","orcid":"https://orcid.org/0000-0001/"}])").authors.at(0).orcid ==
          "0000-0001");
}

TEST_CASE("what is not one JSON object is a rejection", "[indexer][native]") {
    CHECK(why_not("[]") == "not a JSON object: one record a line is expected");
    CHECK(why_not("\"text\"") == "not a JSON object: one record a line is expected");
    for (const std::string line : {"", "{", "}", "{\"id\":\"W1\"", "{'id':1}", "null x", "{\"id\":\"W1\"}{}",
                                   "{\"id\":\"W1\",}", "{\"id\":NaN}"}) {
        CAPTURE(line);
        CHECK_THAT(why_not(line), Catch::StartsWith("not valid JSON"));
    }
    CHECK(why_not("{\"id\": x}") == "not valid JSON at column 8");
}

TEST_CASE("bytes that are not UTF-8 and lone surrogates are rejections", "[indexer][native]") {
    for (const std::string text :
         {"\xff", "\xc3", "\xed\xa0\x80", "\xc0\xaf", R"(\ud800)", R"(\udc00\ud800)", "a\nb"}) {
        CHECK_THAT(why_not(R"({"id":"W1","title":")" + text + "\"}"), Catch::StartsWith("not valid JSON"));
    }
    CHECK(work_of(R"({"id":"W1","title":"\ud83d\ude00"})").title == "\xf0\x9f\x98\x80");
}

TEST_CASE("of a key given twice the last counts", "[indexer][native]") {
    CHECK(work_of(R"({"id":"W1","title":"first","title":"last"})").title == "last");
}

TEST_CASE("deep nesting and endless lists are rejections", "[indexer][native]") {
    const auto nested = [](std::size_t depth) {
        return R"("x":)" + std::string(depth, '[') + std::string(depth, ']');
    };
    CHECK(with(nested(31)).extra.contains("x"));
    CHECK(why_not_with(nested(32)) == "nested deeper than 32");
    CHECK(why_not(std::string(1000000, '[')) == "nested deeper than 32");
    CHECK(with(R"("x":")" + std::string(100, '[') + R"(\"[[","y":1)").extra.size() == 2);
    std::string list = "\"a\"";
    for (int n = 1; n < 100000; ++n) list += ",\"a\"";
    CHECK(with("\"topics\":[" + list + "]").topics.size() == 100000);
    CHECK(why_not_with("\"topics\":[" + list + ",\"b\"]") == "topics has 100001 members, more than 100000");
}
