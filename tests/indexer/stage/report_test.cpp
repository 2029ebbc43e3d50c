#include "indexer/stage/report.hpp"

#include <catch2/catch.hpp>

using kindred::indexer::stage::BuildReport;

TEST_CASE("the report has the fields of the contract", "[indexer][report]") {
    BuildReport report;
    report.read = 5;
    report.accepted = 3;
    report.rejects = {{"a.jsonl", 2, "W1", "title is missing"}, {"b.jsonl", 7, "", "not valid JSON"}};
    report.authors_without_id = 4;
    report.works = 2;
    report.researchers = 1;
    report.suggestions = 3;
    report.generation = 9;
    report.seconds = 1.5;
    report.peak_memory_bytes = 1024;
    report.stages = {{"works", 1.25, 2.5, 3}};
    CHECK(
        to_json(report).dump() ==
        R"({"read":5,"accepted":3,"rejected":2,"rejects":[)"
        R"({"file":"a.jsonl","line":2,"id":"W1","reason":"title is missing"},)"
        R"({"file":"b.jsonl","line":7,"id":"","reason":"not valid JSON"}],)"
        R"("authors_without_id":4,"works":2,"works_with_found_topics":0,"researchers":1,"suggestions":3,"generation":9,"seconds":1.5,)"
        R"("peak_memory_bytes":1024,"stages":[{"name":"works","seconds":1.25,"cpu_seconds":2.5,"items":3}]})");
}

TEST_CASE("a report of nothing has empty lists", "[indexer][report]") {
    const auto json = to_json(BuildReport{});
    CHECK(json.at("rejects").is_array());
    CHECK(json.at("stages").is_array());
    CHECK(json.at("rejected") == 0);
}
