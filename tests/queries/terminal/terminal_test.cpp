#include "queries/terminal/terminal.hpp"

#include "queries/hits/json_text.hpp"
#include "queries/terminal/text.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using namespace kindred::queries;
using namespace kindred::queries::columns;
using namespace kindred::queries::hits;
using namespace kindred::queries::match;
using namespace kindred::queries::recommend;
using namespace kindred::queries::search;
using namespace kindred::queries::terminal;
using namespace kindred::queries::text;
using nlohmann::ordered_json;

namespace {

/// What `print` writes on stdout.
std::string printed(const std::function<void()>& print) {
    const kindred::test::TempDir dir;
    const auto file = dir.write("out", "");
    std::fflush(stdout);
    const int before = ::dup(STDOUT_FILENO);
    const int out = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    ::dup2(out, STDOUT_FILENO);
    print();
    std::fflush(stdout);
    ::dup2(before, STDOUT_FILENO);
    ::close(before);
    ::close(out);
    return kindred::test::read_file(file);
}

SearchAnswer answer_of(const std::vector<ordered_json>& hits) {
    SearchAnswer answer;
    answer.request.q = "tides";
    answer.total_hits = static_cast<std::uint32_t>(hits.size());
    for (const ordered_json& hit : hits) answer.hits.push_back(json_text(hit));
    return answer;
}

std::string printed(const SearchAnswer& answer, bool colour = false) {
    return printed([&] { Terminal(colour).print(answer, 1.25); });
}

const ordered_json work = {{"id", "W1"},
                           {"title", "Tides"},
                           {"authors", {"Ada", "Bo", "Cy", "Di", "Ed", "Fi"}},
                           {"year", 2019},
                           {"venue", "Ocean"}};

}  // namespace

TEST_CASE("works are listed with authors, venue, year and id", "[queries][terminal]") {
    CHECK(printed(answer_of({work, {{"id", "W2"}, {"title", "Bees"}}})) ==
          "  1. Tides\n"
          "     Ada, Bo, Cy, Di and 2 more · Ocean · 2019 · W1\n"
          "  2. Bees\n"
          "     W2\n"
          "2 works, 1.2 ms\n");
}

TEST_CASE("researchers are listed with institutions, works and topics", "[queries][terminal]") {
    SearchAnswer answer = answer_of({{{"id", "A1"},
                                      {"name", "Ada"},
                                      {"institutions", {"North", "South", "East"}},
                                      {"topics", {"tides", "moon"}},
                                      {"works_count", 4}},
                                     {{"id", "A2"}, {"name", "Bo"}, {"works_count", 1}},
                                     {{"id", "A3"}, {"name", "Cy"}}});
    answer.request.collection = Collection::researchers;
    answer.request.offset = 10;
    CHECK(printed(answer) ==
          " 11. Ada\n"
          "     North, South and 1 more · 4 works · tides, moon · A1\n"
          " 12. Bo\n"
          "     1 work · A2\n"
          " 13. Cy\n"
          "     A3\n"
          "about 3 researchers, 1.2 ms\n");
}

TEST_CASE("an empty answer says so", "[queries][terminal]") {
    CHECK(printed(answer_of({})) == "nothing found for \"tides\"\n0 works, 1.2 ms\n");
}

TEST_CASE("hits say how often they were cited", "[queries][terminal]") {
    ordered_json once = work;
    once["cited_by_count"] = 1;
    SearchAnswer people =
        answer_of({{{"id", "A1"}, {"name", "Ada"}, {"works_count", 4}, {"cited_by_count", 41}}});
    people.request.collection = Collection::researchers;
    CHECK(printed(answer_of({once, {{"id", "W2"}, {"title", "Bees"}, {"cited_by_count", 0}}})) ==
          "  1. Tides\n"
          "     Ada, Bo, Cy, Di and 2 more · Ocean · 2019 · 1 citation · W1\n"
          "  2. Bees\n"
          "     W2\n"
          "2 works, 1.2 ms\n");
    CHECK(printed(people) == "  1. Ada\n     4 works · 41 citations · A1\nabout 1 researcher, 1.2 ms\n");
}

TEST_CASE("the last line says how many have all words", "[queries][terminal]") {
    SearchAnswer answer = answer_of({});
    const auto last = [&](std::uint32_t total, std::optional<std::uint32_t> all) {
        answer.total_hits = total;
        answer.with_all_words = all;
        return printed(answer);
    };
    CHECK(last(42090, 12) == "42,090 works, 12 with all words, 1.2 ms\n");
    CHECK(last(1042090, 1000) == "1,042,090 works, 1,000 with all words, 1.2 ms\n");
    CHECK(last(7, 0) == "7 works, none with all words, 1.2 ms\n");
    CHECK(last(7, 7) == "7 works, 1.2 ms\n");
    CHECK(last(1, std::nullopt) == "1 work, 1.2 ms\n");
}

TEST_CASE("lines fit the terminal", "[queries][terminal]") {
    const SearchAnswer answer =
        answer_of({{{"id", "W1"},
                    {"title", "Tides of the northern seas and of the south"},
                    {"authors", {"Ada Lovelace", "Bo Berg"}},
                    {"cited_by_count", 12}},
                   {{"id", "W2"}, {"title", "図書館における海洋学の歴史と展望の研究報告"}}});
    CHECK(printed([&] { Terminal(false, 30).print(answer, 1.25); }) ==
          "  1. Tides of the northern\n"
          "     seas and of the south\n"
          "     Ada Lovelace, Bo Berg ·\n"
          "     12 citations · W1\n"
          "  2. 図書館における海洋学の歴\n"
          "     史と展望の研究報告\n"
          "     W2\n"
          "2 works, 1.2 ms\n");
    CHECK(printed([&] { Terminal(false, 200).print(answer, 1.25); }) == printed(answer));
    RecommendAnswer similar;
    Recommendation hit;
    hit.score = 0.25;
    hit.record = {{"id", "A1"}, {"name", "Ada"}};
    hit.why.terms = {{"tides", 0.6}, {"moon", 0.4}, {"harbours", 0.2}};
    hit.why.evidence = {{"W1", "Tide tables of the north", "W2", 0.5}};
    similar.hits.push_back(hit);
    for (const bool colour : {false, true}) {
        const std::string text = printed([&] { Terminal(colour, 40).print(similar, true, 3); });
        CHECK((text.find("     shared: tides 60 %, moon 40 %,\n             harbours 20 %\n") !=
               std::string::npos));
        CHECK((text.find("     close:  Tide tables of the north ") != std::string::npos));
        std::size_t longest = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            if (!colour) longest = std::max(longest, width_of(text.substr(at, end - at)));
            at = end + 1;
        }
        CHECK(longest <= 40);
    }
}

TEST_CASE("texts are put into lines by their width", "[queries][terminal]") {
    CHECK(wrapped("a bc def", 0, 0) == "a bc def");
    CHECK(wrapped("aaaa bbbbb  c", 0, 10) == "aaaa bbbbb\nc");
    CHECK(wrapped("aaaa bbbb cccc dd", 2, 12) == "aaaa bbbb\n  cccc dd");
    CHECK(wrapped("aaaaaaaaaaaaaaa b", 0, 10) == "aaaaaaaaaa\naaaaa b");
    CHECK(wrapped("漢字漢字漢字", 0, 11) == "漢字漢字漢\n字");
    CHECK(wrapped("\uE000aaaa\uE001 bbbbb", 0, 10) == "\uE000aaaa\uE001 bbbbb");
    CHECK(wrapped("aa bb cc dd", 40, 5) == "aa bb cc\n" + std::string(40, ' ') + "dd");
    CHECK(wrapped("", 3, 20).empty());
    CHECK(width_of("ｆｕｌｌ！") == 10);
    CHECK(width_of("e\u0301") == 1);
    CHECK(counted(1, "work") == "1 work");
    CHECK(counted(1234567, "work") == "1,234,567 works");
    CHECK(counted(999, "work") == "999 works");
}

TEST_CASE("reasons follow their recommendation", "[queries][terminal]") {
    RecommendAnswer answer;
    answer.estimated_total_hits = 1;
    Recommendation hit;
    hit.id = "A1";
    hit.score = 0.25;
    hit.record = {{"id", "A1"}, {"name", "Ada"}};
    hit.why.terms = {{"tides", 0.6}, {"moon", 0.4}};
    hit.why.evidence = {{"W1", "Tide tables", "W2", 0.5}};
    hit.why.topics = {"oceans"};
    hit.why.venues = {"Ocean Letters", "Tidal Review"};
    hit.why.collaborators_in_common = {{"A5", "Ada Five"}, {"A6", "Bo Six"}};
    hit.why.coauthor_distance = 1;
    answer.hits.push_back(hit);
    CHECK(printed([&] { Terminal(false).print(answer, true, 3); }) ==
          "  1. Ada  0.250\n"
          "     A1\n"
          "     shared: tides 60 %, moon 40 %\n"
          "     close:  Tide tables W1 ~ W2 (0.50)\n"
          "     topics: oceans\n"
          "     venues: Ocean Letters, Tidal Review\n"
          "     both worked with: Ada Five, Bo Six\n"
          "     coauthors\n"
          "1 similar researcher, 3.0 ms\n");
    answer.explained = false;
    CHECK(printed([&] { Terminal(false).print(answer, true, 3); }) ==
          "  1. Ada  0.250\n     A1\n1 similar researcher, 3.0 ms\n");
    answer.hits.clear();
    answer.note = "nobody is near";
    CHECK(printed([&] { Terminal(false).print(answer, false, 3); }) ==
          "nobody is near\n1 similar work, 3.0 ms\n");
}

TEST_CASE("the work of the seed is named where there is room", "[queries][terminal]") {
    RecommendAnswer answer;
    Recommendation hit;
    hit.record = {{"id", "A1"}, {"name", "Ada"}};
    const std::string long_title(140, 'x');
    hit.why.evidence = {
        {"W1", "Tide tables", "W2", 0.5}, {"W3", long_title, "W2", 0.4}, {"W4", "Moon", "", 0.3}};
    answer.hits.push_back(hit);
    const auto close = [&](const std::string& title) {
        const std::string all = printed([&] {
            Terminal(false).print(answer, true, 3, [&](const std::string& id) {
                CHECK(id == "W2");
                return title;
            });
        });
        return all.substr(all.find("     close:"), all.rfind("0 similar") - all.find("     close:"));
    };
    const std::string others =
        "     close:  " + long_title + " W3 ~ W2 (0.40)\n     close:  Moon W4 (0.30)\n";
    CHECK(close("Tables of the tides") ==
          "     close:  Tide tables ~ Tables of the tides W1 ~ W2 (0.50)\n" + others);
    CHECK(close("") == "     close:  Tide tables W1 ~ W2 (0.50)\n" + others);
    const std::string cut = close("Of seas " + std::string(200, 'y'));
    CHECK(cut.find("yyy… W1 ~ W2 (0.50)\n") == 160 - std::string("yyy… W1 ~ W2 (0.50)").size() + 2);
}

TEST_CASE("a researcher is a page of fields and tables", "[queries][terminal]") {
    const ordered_json profile = ordered_json::parse(R"({"id":"A1","name":"Ada Lopez",
        "aliases":["A. Lopez","Lopez, A."],"institutions":[],"topics":[
        {"name":"tides","works":12,"weight":0.9230769230769231},{"name":"moon","works":1,"weight":0.07692307692307693}],
        "venues":["Ocean"],"works_count":13,"cited_by_count":41,"h_index":3,"first_year":2015,"last_year":2021,
        "trust_score":0.5,"open_to_collaborate":true,"bio":"Sails.",
        "works_by_year":[{"year":2015,"works":10},{"year":2021,"works":3}],
        "top_works":[{"id":"W1","title":"Tides","year":2015,"venue":"Ocean","cited_by_count":30},
                     {"id":"W2","title":"Moons","cited_by_count":4}],
        "collaborators":[{"id":"A2","name":"Bo Li","works":7,"first_year":2015,"last_year":2021},
                         {"id":"A3","name":"Cy Doe","works":1,"first_year":2021,"last_year":2021}]})");
    CHECK(printed([&] { Terminal(false).print_profile(profile); }) == R"(Ada Lopez
A1

works                13, 2015-2021
citations            41, h-index 3
aliases              A. Lopez; Lopez, A.
venues               Ocean
trust score          0.5
open to collaborate  true
bio                  Sails.

topics
  works  share  topic
     12   92 %  tides
      1    8 %  moon

most cited works
  cited  year  work
     30  2015  Tides · Ocean · W1
      4        Moons · W2

collaborators
  works      years  name
      7  2015-2021  Bo Li (A2)
      1       2021  Cy Doe (A3)

works by year
  works  year
     10  2015
      3  2021
)");
    const std::string bold = printed([&] { Terminal(true).print_profile(profile); });
    CHECK(bold.starts_with("\x1b[1mAda Lopez\x1b[0m\n"));
    CHECK(bold.find("\x1b[1mvenues\x1b[0m               Ocean\n") != std::string::npos);
    CHECK(printed([] {
              Terminal(false).print_profile({{"id", "A9"}, {"name", "New"}, {"topics", {}}});
          }) == "New\nA9\n");
    ordered_json many = {{"id", "A9"}, {"name", "New"}};
    for (int n = 0; n < 23; ++n) {
        many["aliases"].push_back(std::string(1, static_cast<char>('a' + n)));
        many["collaborators"].push_back({{"id", "B"}, {"name", "Bo"}, {"works", 1}});
        many["works_by_year"].push_back({{"year", 2000 + n}, {"works", 1}});
    }
    const std::string cut = printed([&] { Terminal(false).print_profile(many); });
    CHECK(cut.find("s, t and 3 more\n") != std::string::npos);
    CHECK(cut.find("Bo (B)\n  and 3 more\n\nworks by year\n") != std::string::npos);
    CHECK(cut.ends_with("  2022\n"));
}

TEST_CASE("a work is a page of fields and tables", "[queries][terminal]") {
    const ordered_json profile =
        ordered_json::parse(R"({"id":"W1","title":"Tides","authors":[
        {"id":"A1","name":"Ada","institution":"North"},{"id":"x","name":"张"}],"year":2019,"date":"2019-05","venue":"Ocean",
        "institutions":["North","Sea, South"],"topics":["tides","moon"],"cited_by_count":3,"references":["W2","W9"],"abstract":")" +
                            std::string(30, 'a') + " " + std::string(60, 'b') + " end" +
                            R"(","name":"kept","similar":[
        {"id":"W3","title":"Tide tables","authors":["Bo","Cy","Di"],"author_ids":["b","c","d"],"year":2020,"_score":0.5}],
        "references_found":[{"id":"W2","title":"Seas","year":2001,"venue":"Reef","cited_by_count":10}]})");
    CHECK(printed([&] { Terminal(false).print_profile(profile); }) ==
          "Tides\nW1\n\n"
          "authors       Ada (A1), 张 (x)\n"
          "published     2019-05\n"
          "citations     3\n"
          "venue         Ocean\n"
          "institutions  North; Sea, South\n"
          "topics        tides, moon\n"
          "name          kept\n"
          "references    2, 1 of them in the index\n"
          "abstract      " +
              std::string(30, 'a') + "\n              " + std::string(60, 'b') +
              " end\n\n"
              "similar works\n"
              "  alike  year  work\n"
              "   50 %  2020  Tide tables · Bo, Cy and 1 more · W3\n\n"
              "references in the index\n"
              "  cited  year  work\n"
              "     10  2001  Seas · Reef · W2\n");
    // Neither of these has similar works or references: nothing is said of them.
    CHECK(printed([] {
              Terminal(false).print_profile({{"id", "W1"},
                                             {"title", "Bare"},
                                             {"authors", ordered_json::array()},
                                             {"similar", ordered_json::array()},
                                             {"references_found", ordered_json::array()}});
          }) == "Bare\nW1\n");
}

TEST_CASE("nothing in a record steers the terminal", "[queries][terminal]") {
    const std::string evil =
        "a\x1b[31mb\rc\nd\x07"
        "e\u009b2Jf\u202Eg\x7fh\xff";
    SearchAnswer answer = answer_of({{{"id", "W1"}, {"title", evil}, {"authors", {evil}}, {"venue", evil}}});
    RecommendAnswer similar;
    Recommendation hit;
    hit.record = {{"id", "A1"}, {"name", evil}, {"topics", {evil}}};
    hit.why.terms = {{evil, 1}};
    hit.why.evidence = {{"W1", evil, "W2", 1}};
    similar.hits.push_back(hit);
    SearchAnswer nothing = answer_of({});
    nothing.request.q = evil;
    const std::string all =
        printed(answer) + printed(nothing) + printed([&] { Terminal(false).print(similar, true, 1); }) +
        printed([&] {
            Terminal(false).print_profile({{evil, evil},
                                           {"id", evil},
                                           {"name", evil},
                                           {"list", {evil}},
                                           {"rows", {{{"x", evil}}}},
                                           {"collaborators", {{{"name", evil}, {"works", evil}}}}});
            Terminal(false).print_heading(evil, evil);
        });
    for (const char* bad : {"\x1b", "\r", "\x07", "\x7f", "\u009b", "\u202E", "\xff", "c\nd"}) {
        INFO("character " << static_cast<int>(static_cast<unsigned char>(*bad)));
        CHECK(all.find(bad) == std::string::npos);
    }
    CHECK(all.find("[31mb c d") != std::string::npos);
}

TEST_CASE("colours are used when asked", "[queries][terminal]") {
    CHECK(printed(answer_of({work}), true).find("\x1b[1mTides\x1b[0m") != std::string::npos);
    CHECK(printed(answer_of({work}), false).find('\x1b') == std::string::npos);
}
