#include "queries/terminal.hpp"

#include "queries/json_text.hpp"
#include "tests/support/temp_dir.hpp"

#include <cstdio>
#include <functional>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using namespace kindred::queries;
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
          "about 2 works, 1.2 ms\n");
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
    CHECK(printed(answer_of({})) == "nothing found for \"tides\"\nabout 0 works, 1.2 ms\n");
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
          "1 similar researchers, 3.0 ms\n");
    answer.explained = false;
    CHECK(printed([&] { Terminal(false).print(answer, true, 3); }) ==
          "  1. Ada  0.250\n     A1\n1 similar researchers, 3.0 ms\n");
    answer.hits.clear();
    answer.note = "nobody is near";
    CHECK(printed([&] { Terminal(false).print(answer, false, 3); }) ==
          "nobody is near\n1 similar works, 3.0 ms\n");
}

TEST_CASE("a record is printed field by field", "[queries][terminal]") {
    const ordered_json record = {{"id", "W1"},
                                 {"year", 2019},
                                 {"topics", {"tides", "moon"}},
                                 {"authors", {{{"id", "A1"}, {"name", "Ada"}}}},
                                 {"similar", ordered_json::array()}};
    CHECK(printed([&] { Terminal(false).print_record(record); }) ==
          "id               W1\n"
          "year             2019\n"
          "topics           tides, moon\n"
          "authors\n"
          "    A1 · Ada\n"
          "similar          \n");
    CHECK(printed([] {
              Terminal(true).print_record({{"id", "W1"}});
          }) == "\x1b[1mid              \x1b[0m W1\n");
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
            Terminal(false).print_record({{evil, evil}, {"list", {evil}}, {"rows", {{{"x", evil}}}}});
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
