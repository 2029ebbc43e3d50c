#include "tests/programs/programs.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace kindred::test;
using nlohmann::json;

namespace {

/// Twelve works about reefs and ice. Ann writes about reefs with Bo; Cy, Di and another Bo Diaz do so on
/// their own; Eve writes about ice.
const char* const works =
    R"({"id":"W1","title":"Coral bleaching on tropical reefs","abstract":"Warm water bleaches coral.","year":2020,"venue":"Reef Letters","authors":[{"id":"A1","name":"Ann Lee"},{"id":"A2","name":"Bo Diaz"}],"cited_by_count":5,"references":["W2","W99"]}
{"id":"W2","title":"Coral reefs and warm water","abstract":"Bleaching of coral on reefs in warm water.","year":2021,"authors":[{"id":"A1","name":"Ann Lee"},{"id":"A2","name":"Bo Diaz"}]}
{"id":"W3","title":"Tropical coral reefs bleaching again","abstract":"Warm water and coral bleaching.","authors":[{"id":"A3","name":"Cy Ngo"}]}
{"id":"W4","title":"Warm water on coral reefs","abstract":"Bleaching of tropical coral.","authors":[{"id":"A4","name":"Di Roth","institution":"MIT"}]}
{"id":"W5","title":"Reef fish after coral bleaching","abstract":"Fish leave bleached reefs.","authors":[{"id":"A5","name":"Bo Diaz"}]}
{"id":"W6","title":"Sea ice in the arctic winter","abstract":"Ice grows thick.","authors":[{"id":"A6","name":"Eve Ek"}]}
{"id":"W7","title":"Arctic sea ice models","abstract":"Ice and winter.","authors":[{"id":"A6","name":"Eve Ek"}]}
{"id":"W8","title":"Reefs of ice","abstract":"Sea ice below the arctic.","authors":[{"id":"A2","name":"Bo Diaz"}]}
{"id":"W9","title":"Zebra herds"}
{"id":"W10","title":"Zebra stripes"}
{"id":"W11","title":"Zebra zebra zebra"}
{"id":"W12","title":"Giraffe necks","abstract":"A zebra passes."}
)";

/// The index of `works`, built once for each test.
class Index {
 public:
    Index() { index_says({"build", path_, dir_.write("works.jsonl", works), "--quiet"}); }
    std::string path() const { return path_; }
    std::string write(std::string_view name, std::string_view content) const {
        return dir_.write(name, content);
    }
    json ask(Words words) const {
        words.insert(words.begin() + 1, path_);
        words.push_back("--json");
        return json::parse(query_says(words));
    }
    std::string say(Words words) const {
        words.insert(words.begin() + 1, path_);
        return query_says(words);
    }

 private:
    TempDir dir_;
    std::string path_ = dir_ / "index";
};

Words ids_of(const json& answer) {
    Words ids;
    for (const auto& hit : answer.at("hits")) ids.push_back(hit.at("id"));
    return ids;
}

/// A stdin that has `text`.
Surroundings says(std::string text) {
    Surroundings surroundings;
    surroundings.input = std::move(text);
    return surroundings;
}

bool has(const Words& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

TEST_CASE("search finds works by words", "[programs][query]") {
    const Index index;
    const json answer = index.ask({"search", "zebra"});
    CHECK(ids_of(answer) == Words{"W11", "W9", "W10", "W12"});
    CHECK(answer.at("query") == "zebra");
    CHECK(answer.at("limit") == 10);
    CHECK(answer.at("offset") == 0);
    CHECK(answer.at("estimatedTotalHits") == 4);
    CHECK(answer.at("processingTimeMs").is_number_unsigned());
    CHECK(answer.at("hitsWithAllWords") == 4);
    CHECK(answer.size() == 7);
    CHECK(index.ask({"search", "zebra", "--limit", "2"}).at("hits").size() == 2);
    CHECK(ids_of(index.ask({"search", "zebra", "--limit", "2", "--offset", "1"})) == Words{"W9", "W10"});
    CHECK(ids_of(index.ask({"search", "zebra", "--offset", "4"})).empty());
    CHECK(ids_of(index.ask({"search", "zebra", "--limit", "0"})).empty());
    const json hit = index.ask({"search", "tropical bleaching letters"}).at("hits")[0];
    CHECK(hit.at("id") == "W1");
    CHECK(hit.at("authors") == json{"Ann Lee", "Bo Diaz"});
    CHECK(hit.at("author_ids") == json{"A1", "A2"});
    CHECK_FALSE(hit.contains("_authors"));

    const Words lines = lines_of(index.say({"search", "zebra", "--limit", "1", "--offset", "1"}));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "  2. Zebra herds");
    CHECK(lines[1] == "     W9");
    CHECK_THAT(lines[2], Catch::Matches("4 works, [0-9.]+ ms"));
}

TEST_CASE("nothing found is an answer", "[programs][query]") {
    const Index index;
    CHECK(index.ask({"search", "xylophone"}).at("hits").empty());
    CHECK_THAT(index.say({"search", "xylophone"}),
               Catch::StartsWith("nothing found for \"xylophone\"\n0 works"));
    CHECK(index.ask({"search", ""}).at("hits").size() == 10);
    CHECK(index.ask({"search", "the"}).at("hits").empty());
    // Bytes that are no text, and control characters, come back harmless.
    CHECK(index.ask({"search", "zebra \xff"}).at("query") == "zebra \xef\xbf\xbd");
    CHECK(index.say({"search", "x\x1b[2J"}).find('\x1b') == std::string::npos);
    check_failure(run_query({"search", index.path(), std::string(70000, 'a')}),
                  {"the query has 70000 bytes"});
}

TEST_CASE("search reads an advanced query, and chooses words and attributes", "[programs][query]") {
    const Index index;
    CHECK(ids_of(index.ask({"search", "giraffe OR stripes", "--advanced"})).size() == 2);
    CHECK(ids_of(index.ask({"search", "zebra NOT title:zebra", "--advanced"})) == Words{"W12"});
    check_failure(run_query({"search", index.path(), "ann", "--advanced", "--in", "researchers"}),
                  {"The advanced mode is for `works`, not for `researchers`."});

    const Words last = ids_of(index.ask({"search", "zebra stripes"}));
    CHECK(last.front() == "W10");
    CHECK(last.size() > 1);
    CHECK(ids_of(index.ask({"search", "zebra stripes", "--strategy", "all"})) == Words{"W10"});
    // More works have "zebra": it is dropped.
    CHECK(ids_of(index.ask({"search", "stripes zebra", "--strategy", "frequency"})) == Words{"W10"});

    CHECK_FALSE(has(ids_of(index.ask({"search", "zebra", "--search-on", "title"})), "W12"));
    CHECK(ids_of(index.ask({"search", "zebra", "--search-on", "abstract,venue"})) == Words{"W12"});
    const Words asked = {"search", index.path(), "--json", "--search-on", "venue,abstract", "zebra"};
    CHECK(ids_of(json::parse(query_says(asked))) == Words{"W12"});
    check_failure(run_query({"search", index.path(), "zebra", "--search-on", "colour"}),
                  {"Attribute `colour` is not searchable", "title, abstract"});
}

TEST_CASE("search shows the score of a hit when asked", "[programs][query]") {
    const Index index;
    const Words lines = lines_of(index.say({"search", "zebra", "--limit", "1", "--scores"}));
    CHECK_THAT(lines.at(0), Catch::Matches("  1\\. Zebra zebra zebra  [01]\\.[0-9]{3}"));
    const json hits = index.ask({"search", "zebra", "--scores"}).at("hits");
    CHECK(hits[0].at("_rankingScore") > hits[3].at("_rankingScore"));
    CHECK_FALSE(index.ask({"search", "zebra"}).at("hits")[0].contains("_rankingScore"));
    CHECK(run_query({"search", index.path(), "zebra", "--scores", "--sort", "year:asc"}).status == 2);
}

TEST_CASE("a query may start with a minus after --", "[programs][query]") {
    const Index index;
    const Words asked = {"search", index.path(), "--json", "--", "-zebra reefs"};
    const Words ids = ids_of(json::parse(query_says(asked)));
    CHECK(ids.size() == 6);
    CHECK_FALSE(has(ids, "W12"));
    CHECK_THAT(query_says({"search", "--help"}), Catch::Contains("-- '-bleaching coral'"));
    CHECK(run_query({"search", index.path(), "-zebra reefs"}).status == 2);
}

TEST_CASE("search finds researchers by name and by subject", "[programs][query]") {
    const Index index;
    CHECK(ids_of(index.ask({"search", "eve", "--in", "researchers"})) == Words{"A6"});
    CHECK(ids_of(index.ask({"search", "DIAZ", "--in", "researchers"})).size() == 2);
    CHECK(ids_of(index.ask({"search", "arctic models", "--in", "researchers"})).front() == "A6");
    CHECK(ids_of(index.ask({"search", "MIT", "--in", "researchers"})) == Words{"A4"});
    CHECK_THAT(index.say({"search", "eve", "--in", "researchers"}),
               Catch::StartsWith("  1. Eve Ek\n     2 works · A6\nabout 1 researcher, "));
}

TEST_CASE("similar researchers come with reasons, never the seed", "[programs][query]") {
    const Index index;
    const json answer = index.ask({"similar", "A1"});
    const Words ids = ids_of(answer);
    CHECK_FALSE(has(ids, "A1"));
    CHECK(has(ids, "A2"));
    CHECK(has(ids, "A3"));
    CHECK(answer.at("estimatedTotalHits") == ids.size());
    double last = 1;
    for (const json& hit : answer.at("hits")) {
        CHECK(hit.at("_score") <= last);
        CHECK(hit.at("_score") > 0);
        last = hit.at("_score");
        // Works that are alike, or people whom both have worked with.
        const json& why = hit.at("_why");
        CHECK_FALSE((why.at("evidence").empty() && why.at("collaboratorsInCommon").empty()));
    }
    CHECK(ids_of(index.ask({"similar", "ann lee"})) == ids);
    CHECK(ids_of(index.ask({"similar", "A1", "--limit", "1", "--offset", "1"})) == Words{ids.at(1)});
    CHECK_THAT(index.say({"similar", "A1", "--limit", "1"}),
               Catch::Contains("     shared: ") && Catch::Contains("     close:  "));
}

TEST_CASE("coauthors are left out when asked", "[programs][query]") {
    const Index index;
    const Words ids = ids_of(index.ask({"similar", "A1", "--exclude-coauthors"}));
    CHECK_FALSE(has(ids, "A1"));
    CHECK_FALSE(has(ids, "A2"));
    CHECK(has(ids, "A3"));
    CHECK(has(ids, "A5"));  // another one of that name
    CHECK_FALSE(has(ids_of(index.ask({"similar", "A2", "--exclude-coauthors"})), "A1"));
}

TEST_CASE("a name that several have, or nobody, is an error that helps", "[programs][query]") {
    const Index index;
    check_failure(run_query({"similar", index.path(), "Bo Diaz"}),
                  {"several researchers are called `Bo Diaz`", "A2", "A5"});
    check_failure(run_query({"show", index.path(), "bo diaz"}), {"several researchers", "A2", "A5"});
    check_failure(run_query({"similar", index.path(), "Nobody"}),
                  {"there is no researcher `Nobody`", "--in researchers"});
    check_failure(run_query({"similar", index.path(), "W1"}),
                  {"there is no researcher `W1`", "it is a work", "--in works"});
    check_failure(run_query({"similar", index.path(), "W77", "--in", "works"}), {"there is no work `W77`"});
    check_failure(run_query({"show", index.path(), "W77"}), {"`W77`"});
    check_failure(run_query({"similar", index.path(), "--ids-file", "/nowhere"}), {"cannot read /nowhere"});
    check_failure(run_query({"similar", index.path(), "--ids-file", "/tmp"}), {"cannot read /tmp"});
    check_failure(run_query({"similar", index.path(), ""}), {"there is no researcher ``"});
}

TEST_CASE("lines of tabs are made for programs", "[programs][query]") {
    const Index index;
    const std::string file = index.write("ids.txt", "A3\r\n\nA4\n");
    const Words lines = lines_of(index.say({"similar", "A1", "--ids-file", file, "--tsv", "--limit", "2"}));
    REQUIRE(lines.size() == 6);
    CHECK_THAT(lines[0], Catch::Matches("A1\t1\tA[2-6]\t0\\.[0-9]{6}"));
    CHECK_THAT(lines[1], Catch::Matches("A1\t2\tA[2-6]\t0\\.[0-9]{6}"));
    CHECK_THAT(lines[2], Catch::StartsWith("A3\t1\t"));
    CHECK_THAT(lines[4], Catch::StartsWith("A4\t1\t"));
    CHECK_THAT(index.say({"similar", "A1", "--tsv", "--limit", "1", "--offset", "2"}),
               Catch::StartsWith("A1\t3\t"));
    CHECK(index.ask({"similar", "A1", "A3"}).size() == 2);
    const Outcome partly = run_query({"similar", index.path(), "A1", "nobody", "--tsv", "--limit", "1"});
    CHECK(partly.status == 1);
    CHECK_THAT(partly.err, Catch::Contains("`nobody`"));
}

TEST_CASE("similar works are works about the same", "[programs][query]") {
    const Index index;
    const Words ids = ids_of(index.ask({"similar", "W6", "--in", "works"}));
    REQUIRE(ids.size() >= 2);
    CHECK_FALSE(has(ids, "W6"));
    CHECK(has(ids, "W7"));
    CHECK(has(ids, "W8"));
    CHECK_FALSE(has(ids, "W9"));
}

TEST_CASE("of works, those that share an author are left out when asked", "[programs][query]") {
    const Index index;
    const Words all = ids_of(index.ask({"similar", "W1", "--in", "works"}));
    const Words others = ids_of(index.ask({"similar", "W1", "--in", "works", "--exclude-coauthors"}));
    CHECK(has(all, "W2"));
    for (const char* const shared : {"W1", "W2", "W8"}) CHECK_FALSE(has(others, shared));
    for (const char* const id : {"W3", "W4", "W5"}) CHECK(has(others, id));
    check_failure(run_query({"similar", index.path(), "W77", "--in", "works", "--exclude-coauthors"}),
                  {"there is no work `W77`"});
}

TEST_CASE("several lists say whom each is for", "[programs][query]") {
    const Index index;
    const Words lines = lines_of(index.say({"similar", "ann lee", "A3", "--limit", "1"}));
    CHECK(lines.front() == "Like Ann Lee (A1)");
    const auto second = std::find(lines.begin(), lines.end(), "Like Cy Ngo (A3)");
    REQUIRE(second != lines.end());
    CHECK(second[-1].empty());
    CHECK_THAT(index.say({"similar", "W6", "W3", "--in", "works", "--limit", "1"}),
               Catch::StartsWith("Like Sea ice in the arctic winter (W6)\n") &&
                   Catch::Contains("\n\nLike Tropical coral reefs bleaching again (W3)\n"));
    const std::string one = index.say({"similar", "A1", "--limit", "1"});
    CHECK(one.find("Like") == std::string::npos);
    // The pair of works that are close, both by title.
    CHECK_THAT(index.say({"similar", "A3", "--limit", "1"}),
               Catch::Contains(" ~ Tropical coral reefs bleaching again W"));
}

TEST_CASE("signals can be weighed and answers filtered", "[programs][query]") {
    const Index index;
    const Words by_content = ids_of(index.ask({"similar", "A1", "--graph", "0", "--institution", "0"}));
    CHECK(has(by_content, "A3"));
    CHECK(ids_of(index.ask({"similar", "A1", "--filter", "last_year > 2000"})) == Words{"A2"});
    CHECK(ids_of(index.ask({"similar", "A1", "--content", "0", "--exclude-coauthors"})).empty());
    CHECK(ids_of(index.ask({"similar", "A1", "--diversify", "0.5"})).size() == by_content.size());
}

TEST_CASE("experts know what a text is about", "[programs][query]") {
    const Index index;
    const Words ids = ids_of(index.ask({"experts", "Ice in the winter sea"}));
    REQUIRE_FALSE(ids.empty());
    CHECK(ids.front() == "A6");
    CHECK_FALSE(has(ids, "A3"));
    const std::string text = index.write("text.txt", "Bleaching of corals\nin warm water\n");
    CHECK(has(ids_of(index.ask({"experts", "--text-file", text})), "A1"));
    const Words others =
        ids_of(index.ask({"experts", "--text-file", text, "--exclude-coauthors-of", "Ann Lee"}));
    CHECK_FALSE(has(others, "A1"));
    CHECK_FALSE(has(others, "A2"));
    CHECK(has(others, "A3"));
    const std::string some = index.write("some.txt", "A6\nA3\n");
    CHECK(ids_of(index.ask({"experts", "--text-file", text, "--candidates", some})) == Words{"A3", "A6"});
    CHECK_THAT(index.say({"experts", "Ice in the winter sea", "--limit", "1"}),
               Catch::StartsWith("  1. Eve Ek") && Catch::Contains("     shared: "));
    const Outcome piped =
        run_query({"experts", index.path(), "--text-file", "-", "--json"}, says("Ice in the\nwinter sea\n"));
    REQUIRE(piped.status == 0);
    CHECK(ids_of(json::parse(piped.out)) == ids);
    check_failure(run_query({"experts", index.path(), "ice", "--candidates", index.write("none.txt", "\n")}),
                  {"none.txt has no ids of researchers"});
    CHECK_THAT(index.say({"experts", "qwertz"}), Catch::Contains("none of the words of this text"));
}

TEST_CASE("affinity scores every pair of a text and a researcher", "[programs][query]") {
    const Index index;
    const std::string texts = index.write("texts.jsonl", R"({"id":"T1","title":"Arctic sea ice"}
{"id":"T2","title":"Coral reefs","abstract":"Bleaching in warm water."}
)");
    const std::string some = index.write("some.txt", "A6\nA1\n");
    const Words lines = lines_of(index.say({"affinity", "--texts", texts, "--candidates", some}));
    REQUIRE(lines.size() == 4);
    const auto score = [&](std::size_t i, const std::string& start) {
        REQUIRE_THAT(lines.at(i), Catch::StartsWith(start));
        return std::stod(lines.at(i).substr(start.size()));
    };
    CHECK(score(0, "T1\tA6\t") > score(1, "T1\tA1\t"));
    CHECK(score(2, "T2\tA6\t") < score(3, "T2\tA1\t"));
    CHECK(lines_of(index.say({"affinity", "--texts", texts})).size() == 2 * 6);
    check_failure(run_query({"affinity", index.path(), "--texts", index.write("bad.jsonl", "{}\n")}),
                  {"bad.jsonl, record 1", "\"id\""});
    const Outcome piped = run_query({"affinity", index.path(), "--texts", "-", "--candidates", some},
                                    says("{\"id\":\"T1\",\"title\":\"Arctic sea ice\"}\n"));
    CHECK(lines_of(piped.out) == Words{lines[0], lines[1]});
    const std::string twice = index.write("twice.jsonl", R"({"id":"T1","title":"Ice"}
{"id":"T2","title":"Ice"}
{"id":"T1","title":"Reefs"}
)");
    check_failure(run_query({"affinity", index.path(), "--texts", twice}),
                  {"twice.jsonl, record 3: `T1` is the id of a text before"});
    check_failure(run_query({"affinity", index.path(), "--texts", texts, "--candidates",
                             index.write("none.txt", "\n")}),
                  {"none.txt has no ids of researchers"});
    const std::string unknown = index.write("unknown.txt", "A1\nnobody\n");
    check_failure(run_query({"affinity", index.path(), "--texts", texts, "--candidates", unknown}),
                  {"there is no researcher `nobody`"});
}

TEST_CASE("show tells all of one work or researcher", "[programs][query]") {
    const Index index;
    const json work = index.ask({"show", "W1"});
    CHECK(work.at("title") == "Coral bleaching on tropical reefs");
    CHECK(work.at("authors") ==
          json::parse(R"([{"id":"A1","name":"Ann Lee"},{"id":"A2","name":"Bo Diaz"}])"));
    CHECK(work.at("references") == json{"W2", "W99"});
    REQUIRE(work.at("references_found").size() == 1);
    CHECK(work.at("references_found")[0].at("id") == "W2");
    CHECK_FALSE(work.at("similar").empty());
    const json researcher = index.ask({"show", "Ann Lee"});
    CHECK(researcher.at("id") == "A1");
    CHECK(researcher.at("works_count") == 2);
    CHECK(researcher.at("cited_by_count") == 5);
    CHECK(researcher.at("collaborators")[0].at("id") == "A2");
    CHECK(researcher.at("collaborators")[0].at("works") == 2);
    CHECK(researcher.at("works_by_year").size() == 2);
    CHECK(researcher.at("top_works")[0].at("id") == "W1");
    CHECK_THAT(index.say({"show", "W1"}),
               Catch::StartsWith("Coral bleaching on tropical reefs\nW1\n") &&
                   Catch::Contains("\nauthors     Ann Lee (A1), Bo Diaz (A2)\n") &&
                   Catch::Contains("\nreferences in the index\n  cited  year  work\n") &&
                   Catch::Contains(" %        Warm water on coral reefs · Di Roth · W4\n"));
    CHECK_THAT(index.say({"show", "A1"}),
               Catch::StartsWith("Ann Lee\nA1\n\nworks      2, 2020-2021\n") &&
                   Catch::Contains("\n  works      years  name\n      2  2020-2021  Bo Diaz (A2)\n"));
}

TEST_CASE("an index that is not there is an error for every command", "[programs][query]") {
    const TempDir dir;
    const std::string none = dir / "none";
    const std::string file = dir.write("q.tsv", "q1\ttext\n");
    for (const Words& command :
         {Words{"search", none, "q"}, Words{"similar", none, "A1"}, Words{"show", none, "A1"},
          Words{"run", none, file}, Words{"evaluate", none, file, file}}) {
        check_failure(run_query(command),
                      {"kindred-query: there is no index at " + none, "kindred-index build"});
    }
}
