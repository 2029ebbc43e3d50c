#include "queries/measure/evaluate.hpp"

#include "engine/base/error.hpp"
#include "tests/support/small_index.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::measure;

namespace {

/// A run of works "w1" ... with `relevant` at the 1-based `rank` among others.
Run run_with(const std::string& relevant, std::size_t rank) {
    Run run;
    for (std::size_t i = 1; i < rank; ++i) run.emplace_back("other" + std::to_string(i), 1000.0);
    run.emplace_back(relevant, 1.0);
    return run;
}

std::string message_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalid_argument);
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("measures of one graded query are those computed by hand", "[queries][evaluate]") {
    const Qrels qrels = {{"q", {{"a", 2}, {"b", 1}, {"c", 1}}}};
    const Measures means = measure::measure({{"q", {{"x", 3}, {"a", 2}, {"b", 1}}}}, qrels);
    const double gain = 2 / std::log2(3) + 1 / std::log2(4);
    const double ideal = 2 / std::log2(2) + 1 / std::log2(3) + 1 / std::log2(4);
    CHECK(means.queries == 1);
    CHECK(means.answered == 1);
    CHECK(means.ndcg_10 == Approx(gain / ideal));
    CHECK(means.ndcg_10 == Approx(0.5627).margin(0.0001));
    CHECK(means.map == Approx((1.0 / 2 + 2.0 / 3) / 3));
    CHECK(means.mrr_10 == Approx(0.5));
    CHECK(means.recall_100 == Approx(2.0 / 3));
}

TEST_CASE("the ideal ranking has 1 in every measure", "[queries][evaluate]") {
    const Measures means =
        measure::measure({{"q", {{"a", 3}, {"b", 2}, {"c", 1}}}}, {{"q", {{"a", 3}, {"b", 2}, {"c", 1}}}});
    CHECK(means.ndcg_10 == Approx(1));
    CHECK(means.map == Approx(1));
    CHECK(means.mrr_10 == Approx(1));
    CHECK(means.recall_100 == Approx(1));
}

TEST_CASE("equal scores stay in the order of the run", "[queries][evaluate]") {
    const Qrels qrels = {{"q", {{"a", 1}}}};
    CHECK(measure::measure({{"q", {{"a", 1}, {"b", 1}}}}, qrels).mrr_10 == Approx(1));
    CHECK(measure::measure({{"q", {{"b", 1}, {"a", 1}}}}, qrels).mrr_10 == Approx(0.5));
}

TEST_CASE("every measure looks as deep as its name says", "[queries][evaluate]") {
    const Qrels qrels = {{"q", {{"a", 1}}}};
    const auto at = [&](std::size_t rank) { return measure::measure({{"q", run_with("a", rank)}}, qrels); };
    CHECK(at(10).ndcg_10 == Approx(1 / std::log2(11)));
    CHECK(at(10).mrr_10 == Approx(0.1));
    CHECK(at(11).ndcg_10 == 0);
    CHECK(at(11).mrr_10 == 0);
    CHECK(at(11).recall_100 == 1);
    CHECK(at(101).recall_100 == 0);
    CHECK(at(101).map == Approx(1.0 / 101));
    CHECK(at(1000).map == Approx(0.001));
    CHECK(at(1001).map == 0);
}

TEST_CASE("judged queries without a run count as zero", "[queries][evaluate]") {
    const Qrels qrels = {{"found", {{"a", 1}}}, {"empty", {{"a", 1}}}, {"missing", {{"a", 1}}}};
    const Measures means =
        measure::measure({{"found", {{"a", 1}}}, {"empty", {}}, {"not judged", {{"a", 1}}}}, qrels);
    CHECK(means.queries == 3);
    CHECK(means.answered == 1);
    CHECK(means.map == Approx(1.0 / 3));
    CHECK(means.ndcg_10 == Approx(1.0 / 3));
    const Measures none = measure::measure({{"q", {{"a", 1}}}}, {});
    CHECK(none.queries == 0);
    CHECK(none.map == 0);
}

TEST_CASE("queries and judgements are read from tab-separated lines", "[queries][evaluate]") {
    const test::TempDir dir;
    const auto queries = read_queries(dir.write("q.tsv", "1\tcoral reefs\r\n\n2\ta text\twith a tab\n3\t\n"));
    REQUIRE(queries.size() == 3);
    CHECK(queries[0].id == "1");
    CHECK(queries[0].text == "coral reefs");
    CHECK(queries[1].text == "a text\twith a tab");
    CHECK(queries[2].text.empty());
    const Qrels qrels = read_qrels(dir.write("r.tsv", "1\tW1\t2\r\n1\tW2\t0\n1\tW3\t-1\n2\tW1\t0.5"));
    CHECK(qrels == Qrels{{"1", {{"W1", 2}}}, {"2", {{"W1", 0.5}}}});
    CHECK(read_queries(dir.write("empty.tsv", "")).empty());
}

TEST_CASE("a malformed line is named", "[queries][evaluate]") {
    const test::TempDir dir;
    const auto queries = dir.write("q.tsv", "1\tcoral\n\nno tab here\n");
    CHECK_THAT(message_of([&] { read_queries(queries); }), Catch::Contains("q.tsv:3"));
    const auto fields = dir.write("fields.tsv", "1\tW1\t1\n1\tW2\n");
    CHECK_THAT(message_of([&] { read_qrels(fields); }), Catch::Contains("fields.tsv:2"));
    for (const std::string grade : {"", "relevant", "1x", "1\t1", "inf", "nan"}) {
        INFO("grade " << grade);
        const auto grades = dir.write("grades.tsv", "1\tW1\t1\n1\tW2\t" + grade + "\n");
        CHECK_THAT(message_of([&] { read_qrels(grades); }), Catch::Contains("grades.tsv:2"));
    }
}

TEST_CASE("a file that cannot be read is named", "[queries][evaluate]") {
    const test::TempDir dir;
    CHECK_THAT(message_of([&] { read_queries(dir / "none.tsv"); }), Catch::Contains("none.tsv"));
    CHECK_THAT(message_of([&] { read_qrels(dir / "none.tsv"); }), Catch::Contains("none.tsv"));
    CHECK_THAT(message_of([&] { read_queries(dir.path()); }), Catch::Contains(dir.path().string()));
}

TEST_CASE("a run names works by id, best first", "[queries][evaluate]") {
    test::SmallIndex index(
        R"({"id":"W1","title":"Reefs","abstract":"Corals are mentioned here."}
{"id":"W2","title":"Corals"}
{"id":"W3","title":"Meadows"}
)");
    const Run run = run_query(index.reader(), "corals", 1000);
    REQUIRE(run.size() == 2);
    CHECK(run[0].first == "W2");
    CHECK(run[1].first == "W1");
    CHECK(run[0].second > run[1].second);
    CHECK(run_query(index.reader(), "corals", 1).size() == 1);
    CHECK(run_query(index.reader(), "glaciers", 1000).empty());
}
