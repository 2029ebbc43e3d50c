#include "engine/generation/manifest.hpp"
#include "tests/programs/programs.hpp"
#include "tests/support/compressed.hpp"

#include <catch2/catch.hpp>

using namespace kindred::test;
using nlohmann::json;

namespace {

const std::string three_works =
    R"({"id":"W1","title":"Coral bleaching","authors":[{"id":"A1","name":"Ann Lee"}]})"
    "\n"
    R"({"id":"W2","title":"Reef fish","authors":[{"id":"A2","name":"Bo Diaz"}]})"
    "\n"
    R"({"id":"W3","title":"Sea ice"})"
    "\n";

}  // namespace

TEST_CASE("an index is built, described, checked, rolled back and pruned", "[programs][index]") {
    const TempDir dir;
    const std::string index = dir / "index";
    const std::string works = dir.write("works.jsonl", three_works);
    const Outcome built = run_index({"build", index, works});
    CHECK(built.status == 0);
    CHECK_THAT(built.out,
               Catch::StartsWith(index + ": 3 works, 2 researchers as generation 1; 3 read, 0 rejected"));
    CHECK_THAT(built.err, Catch::Contains("works: ") && Catch::Contains("publish: "));

    const json info = info_of(index);
    CHECK(info.at("works") == 3);
    CHECK(info.at("researchers") == 2);
    CHECK(info.at("suggestions") == 2);
    CHECK(info.at("generation") == 1);
    CHECK(info.at("format") == kindred::engine::generation::index_format);
    CHECK(info.at("bytes") > 0);
    CHECK(info.at("inputs") == json{works});
    CHECK_THAT(info.at("built_at").get<std::string>(), Catch::Matches("[0-9-]{10}T[0-9:]{8}Z"));
    CHECK_THAT(index_says({"info", index}), Catch::Contains("generation   1 of 1\n"));
    CHECK_THAT(index_says({"check", index}),
               Catch::Contains("generation 1 is sound: 3 works, 2 researchers"));
    CHECK_THAT(index_says({"check", index, "--deep"}), Catch::Contains("every record read"));

    CHECK(index_says({"build", index, works, "--quiet"}).empty());
    CHECK(index_says({"rollback", index}) == index + ": back from generation 2 to 1\n");
    CHECK(info_of(index).at("generation") == 1);
    check_failure(run_index({"rollback", index}), {"generation 1 is the oldest", "build the index again"});
    CHECK(index_says({"build", index, works, "--quiet", "--keep", "3"}).empty());
    CHECK(info_of(index).at("generation") == 3);
    CHECK(index_says({"prune", index, "--keep", "1"}) == index + ": 2 generations deleted, 1 left\n");
    CHECK(index_says({"prune", index, "--keep", "1"}) == index + ": 0 generations deleted, 1 left\n");
    check_sound(index);
}

TEST_CASE("rollback does not go back to a damaged generation", "[programs][index]") {
    const TempDir dir;
    const std::string index = dir / "index";
    const std::string works = dir.write("works.jsonl", three_works);
    index_says({"build", index, works, "--quiet"});
    index_says({"build", index, works, "--quiet"});
    // As a prune that was killed half-way leaves it.
    std::filesystem::remove(dir / "index/generations/000001/works.glass");
    check_failure(run_index({"rollback", index}), {"works.glass"});
    CHECK(info_of(index).at("generation") == 2);
    check_sound(index);
}

TEST_CASE("records come from any kind of input", "[programs][index]") {
    const TempDir dir;
    const std::string index = dir / "index";
    dir.write("records/a.jsonl", three_works);
    for (const std::string& input :
         {dir.write("w.jsonl.gz", gzip(three_works)).string(),
          dir.write("w.jsonl.zst", zstd(three_works)).string(),
          dir.write("unnamed", zstd(three_works)).string(), (dir / "records").string(), std::string("-")}) {
        Surroundings surroundings;
        if (input == "-") surroundings.input = gzip(three_works);
        const Outcome built = run_index({"build", index, input, "--quiet"}, surroundings);
        CAPTURE(input, built.err);
        CHECK(built.status == 0);
        CHECK(info_of(index).at("works") == 3);
        check_sound(index);
        std::filesystem::remove_all(index);
    }
}

TEST_CASE("rejected records are named on stderr and in the report", "[programs][index]") {
    const TempDir dir;
    const std::string index = dir / "index";
    const std::string file =
        dir.write("works.jsonl", three_works + R"({"id":"a/b","title":"T"})" + "\n" +
                                     R"({"id":"W1","title":"T"})" + "\n" + R"({"id":"W9","title":7})" + "\n" +
                                     "{\"id\":\"\\u001b[2J\xc3\xa9\",\"title\":\"T\"}\n[1]\n");
    const std::string report_file = dir / "report.json";
    const Outcome built = run_index({"build", index, file, "--report", report_file});
    CHECK(built.status == 0);
    CHECK_THAT(built.out, Catch::Contains("8 read, 5 rejected"));
    CHECK_THAT(built.err, Catch::Contains("rejected " + file + ":4 a/b: id \"a/b\" has other characters"));
    CHECK_THAT(built.err,
               Catch::Contains("rejected " + file + ":5 W1: duplicate id, first seen at " + file + ":1"));
    CHECK_THAT(built.err, Catch::Contains("rejected " + file + ":6 W9: title must be a string, but is 7"));
    CHECK_THAT(built.err, Catch::Contains("rejected " + file + ":8: not a JSON object"));
    CHECK(built.err.find('\x1b') == std::string::npos);

    const json report = json::parse(read_file(report_file));
    CHECK(report.at("read") == 8);
    CHECK(report.at("accepted") == 3);
    CHECK(report.at("rejected") == 5);
    CHECK(report.at("works") == 3);
    CHECK(report.at("rejects").size() == 5);
    CHECK(report.at("rejects")[1] == json{{"file", file},
                                          {"line", 5},
                                          {"id", "W1"},
                                          {"reason", "duplicate id, first seen at " + file + ":1"}});
    CHECK(report.at("stages").size() == 12);

    const Outcome strict = run_index({"build", index, file, "--quiet", "--max-rejects", "4"});
    check_failure(strict, {"more than 4 records rejected", file + ":8", "--max-rejects"});
    CHECK(info_of(index).at("generation") == 1);
}

TEST_CASE("of many rejects the first ten are shown", "[programs][index]") {
    const TempDir dir;
    std::string lines = three_works;
    for (int n = 0; n < 25; ++n) lines += "x\n";
    const Outcome built = run_index({"build", dir / "index", dir.write("w.jsonl", lines)});
    CHECK_THAT(built.err, Catch::Contains("... and 15 more; --report FILE.json lists them all\n"));
}

TEST_CASE("names of files that are not UTF-8 do no harm", "[programs][index]") {
    const TempDir dir;
    const std::string file = dir.write("caf\xe9.jsonl", three_works + "broken\n");
    const Outcome built = run_index({"build", dir / "index", file, "--report", dir / "report.json"});
    CAPTURE(built.err);
    CHECK(built.status == 0);
    CHECK_THAT(json::parse(read_file(dir / "report.json")).at("rejects")[0].at("file").get<std::string>(),
               Catch::EndsWith("caf\xef\xbf\xbd.jsonl"));
    CHECK_THAT(info_of(dir / "index").at("inputs")[0].get<std::string>(),
               Catch::EndsWith("caf\xef\xbf\xbd.jsonl"));
}

TEST_CASE("a corpus is made up for any number of works, the same for the same seed", "[programs][index]") {
    const TempDir dir;
    const std::string text = index_says({"sample", "-", "--works", "50", "--seed", "7"});
    CHECK(lines_of(text).size() == 50);
    CHECK(index_says({"sample", "-", "--works", "50", "--seed", "7"}) == text);
    CHECK(index_says({"sample", "-", "--works", "50", "--seed", "8"}) != text);
    const std::string file = dir / "out.jsonl";
    CHECK(index_says({"sample", file, "--works", "50", "--seed", "7"}) ==
          file + ": 50 made-up works from seed 7\n");
    CHECK(read_file(file) == text);
    check_failure(run_index({"sample", "/nowhere/out.jsonl"}), {"/nowhere/out.jsonl"});
}
