#include "tests/programs/programs.hpp"
#include "tests/support/source_tree.hpp"

#include <cmath>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kindred::test;

namespace {

/// Words that put works in a known order: one work a word, and one word in all of them at falling rates.
const char* const works = R"({"id":"W1","title":"Zebra zebra zebra zebra"}
{"id":"W2","title":"Zebra zebra zebra stripe"}
{"id":"W3","title":"Zebra zebra stripe herd"}
{"id":"W4","title":"Zebra grass river plain"}
{"id":"W5","title":"Ice sea winter north"}
)";

struct Collection {
    TempDir dir;
    std::string index = dir / "index";
    Collection() { index_says({"build", index, dir.write("works.jsonl", works), "--quiet"}); }
};

}  // namespace

TEST_CASE("run writes lines as trec_eval reads them", "[programs][evaluate]") {
    const Collection c;
    const std::string queries = c.dir.write("q.tsv", "q1\tzebra\nq2\tnorth winter\r\n\nq3\txylophone\n");
    const Words lines = lines_of(query_says({"run", c.index, queries}));
    REQUIRE(lines.size() == 5);
    for (int rank = 1; rank <= 4; ++rank) {
        CHECK_THAT(lines[static_cast<std::size_t>(rank - 1)],
                   Catch::Matches(fmt::format("q1 Q0 W{} {} [0-9]+\\.[0-9]{{6}} kindred", rank, rank)));
    }
    CHECK_THAT(lines[4], Catch::StartsWith("q2 Q0 W5 1 "));
    CHECK(lines_of(query_says({"run", c.index, queries, "--limit", "2"})).size() == 3);
}

TEST_CASE("evaluate gives the figures computed by hand", "[programs][evaluate]") {
    const Collection c;
    const std::string queries = c.dir.write("q.tsv", "q1\tzebra\nq2\tnorth\nq3\txylophone\nq4\tgrass\n");
    // q1 is answered W1 W2 W3 W4 and wants W2 (2), W4 (1) and W5 (1), which no word leads to; q2 is answered
    // W5, as it should be; q3 has no answer; q4 has no judgement; q5 is judged and not asked. W1's grade is
    // none.
    const std::string qrels = c.dir.write(
        "qrels.tsv", "q1\tW2\t2\nq1\tW4\t1\nq1\tW5\t1\nq1\tW1\t0\nq2\tW5\t1\nq3\tW1\t1\nq5\tW1\t1\n");
    const double gain = 2 / std::log2(3) + 1 / std::log2(5);
    const double ideal = 2 / std::log2(2) + 1 / std::log2(3) + 1 / std::log2(4);
    const double ndcg = (gain / ideal + 1) / 4;
    const double map = ((1.0 / 2 + 2.0 / 4) / 3 + 1) / 4;
    const double mrr = (1.0 / 2 + 1) / 4;
    const double recall = (2.0 / 3 + 1) / 4;
    CHECK(query_says({"evaluate", c.index, queries, qrels}) ==
          fmt::format("queries 4 answered 2 nDCG@10 {:.4f} MAP {:.4f} MRR@10 {:.4f} R@100 {:.4f}\n", ndcg,
                      map, mrr, recall));
}

TEST_CASE("files of queries and judgements that cannot be read are named", "[programs][evaluate]") {
    const Collection c;
    const std::string good = c.dir.write("q.tsv", "q1\tzebra\n");
    const std::string judged = c.dir.write("qrels.tsv", "q1\tW1\t1\n");
    const std::string no_tab = c.dir.write("no-tab.tsv", "q1\tzebra\n\nq2 north\n");
    const std::string no_number = c.dir.write("no-number.tsv", "q1\tW1\t1\nq1\tW2\thigh\n");
    check_failure(run_query({"evaluate", c.index, "/nowhere", judged}), {"cannot read /nowhere"});
    check_failure(run_query({"evaluate", c.index, good, good}), {good + ":1 has 2 fields, 3 were expected"});
    check_failure(run_query({"evaluate", c.index, good, no_number}),
                  {no_number + ":2: the grade is not a number"});
    check_failure(run_query({"run", c.index, "/nowhere"}), {"cannot read /nowhere"});
    // A file that is wrong at its end does not give half a run.
    check_failure(run_query({"run", c.index, no_tab}), {no_tab + ":3 has 1 fields, 2 were expected"});
    check_failure(run_query({"run", c.index, c.dir.path()}), {"cannot read " + c.dir.path().string()});
}

TEST_CASE("the seeds are found among many works", "[programs][evaluate]") {
    const TempDir dir;
    const std::string index = dir / "index";
    sample(dir, 2000);
    index_says({"build", index, dir / "sample.jsonl", source("tests/data/seeds.jsonl"), "--quiet"});
    const auto answer =
        nlohmann::json::parse(query_says({"search", index, "stable routing mixture of experts", "--json"}));
    CHECK_THAT(answer.at("hits").at(0).at("title").get<std::string>(), Catch::StartsWith("StableMoE"));
    const auto similar =
        nlohmann::json::parse(query_says({"similar", index, "damai-dai", "--json", "--limit", "1000"}));
    bool other = false;
    for (const auto& hit : similar.at("hits")) other = other || hit.at("id") == "bingxuan-wang";
    CHECK(other);
}
