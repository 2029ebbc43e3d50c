#include "indexer/build/build.hpp"

#include "engine/base/error.hpp"
#include "engine/generation/check.hpp"
#include "engine/generation/generation.hpp"
#include "tests/indexer/build/built.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using kindred::indexer::readers::RecordKind;
using kindred::indexer::stage::BuildOptions;
using kindred::indexer::stage::BuildReport;
using namespace kindred::test;
using Names = std::vector<std::string>;

namespace {

BuildOptions options_for(const TempDir& dir, std::vector<std::string> inputs) {
    BuildOptions options;
    options.index = dir / "index";
    options.inputs = std::move(inputs);
    options.threads = 2;
    return options;
}

/// Builds an index of one file with this content.
BuildReport build_of(const TempDir& dir, std::string_view content) {
    return build(options_for(dir, {dir.write("in.jsonl", content).string()}));
}

}  // namespace

TEST_CASE("a build counts what it read and made", "[indexer][build]") {
    const TempDir dir;
    const BuildReport report =
        build_of(dir, work_line("W1", "One", "A1") + "\n" + work_line("W2", "Two", "A2") + "broken\n" +
                          work_line("W3", "Three", "A1") + "{\"id\":\"A9\",\"name\":\"Nine\"}\n" +
                          "{\"id\":\"W4\",\"title\":\"Four\",\"authors\":[\"No Id\"]}\n");
    CHECK(report.read == 6);
    CHECK(report.accepted == 5);
    CHECK(report.works == 4);
    CHECK(report.researchers == 4);
    CHECK(report.authors_without_id == 1);
    CHECK(report.generation == 1);
    CHECK(report.peak_memory_bytes > 1000000);
    REQUIRE(report.rejects.size() == 1);
    CHECK(report.rejects[0].line == 4);
    Names stages;
    for (const auto& stage : report.stages) stages.push_back(stage.name);
    CHECK(stages == Names{"works", "institutions", "topics", "merge", "expressions", "postings", "latent",
                          "neighbours", "researchers", "suggestions", "verify", "publish"});
    CHECK(entries(dir / "index") == Names{"current", "generations", "lock"});

    const auto check = kindred::engine::generation::check(dir / "index", true);
    CHECK(check.works == 4);
    CHECK(check.researchers == 4);
    CHECK(stored_work(dir / "index", "W3").at("title") == "Three");
    CHECK(stored_researcher(dir / "index", "A1").at("works_count") == 2);
}

TEST_CASE("authors of rejected records are not counted", "[indexer][build]") {
    const TempDir dir;
    const BuildReport report = build_of(dir,
                                        "{\"id\":\"W1\",\"title\":\"T\",\"authors\":[\"Ann\"]}\n{\"id\":"
                                        "\"W2\",\"title\":\"T\",\"authors\":[\"Bo\",3]}\n");
    CHECK(report.rejects.size() == 1);
    CHECK(report.authors_without_id == 1);
}

TEST_CASE("a duplicate is rejected with both places", "[indexer][build]") {
    const TempDir dir;
    const auto first = dir.write("first.jsonl", work_line("W1", "First")).string();
    const auto second =
        dir.write("second.jsonl", "\n" + work_line("W1", "Second") + "{\"id\":\"W1\",\"name\":\"A\"}\n" +
                                      "{\"id\":\"W1\",\"name\":\"B\"}\n")
            .string();
    const BuildReport report = build(options_for(dir, {first, second}));
    REQUIRE(report.rejects.size() == 2);
    CHECK(report.rejects[0].file == second);
    CHECK(report.rejects[0].line == 2);
    CHECK(report.rejects[0].id == "W1");
    CHECK(report.rejects[0].reason == "duplicate id, first seen at " + first + ":1");
    CHECK(report.rejects[1].reason == "duplicate id, first seen at " + second + ":3");
    CHECK(stored_work(dir / "index", "W1").at("title") == "First");
    CHECK(stored_researcher(dir / "index", "W1").at("name") == "A");
}

TEST_CASE("rejects come in the order of the inputs", "[indexer][build]") {
    const TempDir dir;
    std::vector<std::string> inputs;
    Names expected;
    inputs.push_back(dir.write("z.jsonl", work_line("W1", "First")).string());
    // Many files in one batch, names falling, each with a duplicate before and after what cannot be read.
    for (int n = 30; n > 0; --n) {
        const std::string name = "f" + std::to_string(n) + ".jsonl";
        std::string lines;
        for (int line = 1; line <= n % 5 + 3; ++line) {
            lines += line % 2 == 0 ? "broken\n" : work_line("W1", "Again");
            expected.push_back((dir / name).string() + ":" + std::to_string(line));
        }
        inputs.push_back(dir.write(name, lines).string());
    }
    Names places;
    for (const auto& reject : build(options_for(dir, inputs)).rejects)
        places.push_back(reject.file + ":" + std::to_string(reject.line));
    CHECK(places == expected);
}

TEST_CASE("a researchers file joins what the works say", "[indexer][build]") {
    const TempDir dir;
    // Before the works, and of people without works.
    const auto people = dir.write("researchers.jsonl",
                                  "{\"id\":\"A2\",\"name\":\"Zoe Ash\",\"bio\":\"Plants\"}\n"
                                  "{\"id\":\"A1\",\"institutions\":[\"CERN\"],\"works_count\":99}\n");
    const auto works = dir.write("works.jsonl", work_line("W1", "One", "A1"));
    const BuildReport report = build(options_for(dir, {people.string(), works.string()}));
    // A record without title and name needs the format to be said.
    REQUIRE(report.rejects.size() == 1);

    auto options = options_for(dir, {people.string()});
    options.records = RecordKind::researchers;
    CHECK(build(options).researchers == 2);
    CHECK(stored_researcher(dir / "index", "A2").at("bio") == "Plants");
    CHECK(stored_researcher(dir / "index", "A1").at("works_count") == 0);

    dir.write("researchers.jsonl",
              "{\"id\":\"A1\",\"name\":\"Ann\",\"institutions\":[\"CERN\"],\"works_count\":99}\n");
    CHECK(build(options_for(dir, {people.string(), works.string()})).researchers == 1);
    const auto record = stored_researcher(dir / "index", "A1");
    CHECK(record.at("name") == "Ann");
    CHECK(record.at("aliases") == nlohmann::json{"Name of A1"});
    CHECK(record.at("institutions") == nlohmann::json{"CERN"});
    CHECK(record.at("works_count") == 1);
}

TEST_CASE("the index does not depend on the number of threads", "[indexer][build]") {
    const TempDir dir;
    // Over two batches of 2,000, and some researchers and rejects between.
    auto options =
        options_for(dir, {dir.write("a.jsonl", sample_lines(4100)).string(),
                          dir.write("b.jsonl", "broken\n{\"id\":\"A\",\"name\":\"N\"}\n").string()});
    options.threads = 1;
    const BuildReport one = build(options);
    const auto with_one = flat_files(options.index);
    options.threads = 4;
    options.index = dir / "index-4";
    const BuildReport four = build(options);
    const auto with_four = flat_files(options.index);
    CHECK(one.works == 4100);
    CHECK(four.researchers == one.researchers);
    REQUIRE(with_four.size() == with_one.size());
    CHECK(with_one.size() >= 5);
    for (const auto& [name, bytes] : with_one) {
        CAPTURE(name);
        CHECK((with_four.at(name) == bytes));
    }
    CHECK_NOTHROW(kindred::engine::generation::check(options.index, true));
}

TEST_CASE("an index of researchers only is an index", "[indexer][build]") {
    const TempDir dir;
    const BuildReport report =
        build_of(dir, "{\"id\":\"A1\",\"name\":\"Ann\"}\n{\"id\":\"A2\",\"name\":\"Bo\"}\n");
    CHECK(report.works == 0);
    CHECK(report.researchers == 2);
    CHECK(kindred::engine::generation::check(dir / "index", true).researchers == 2);
}

TEST_CASE("works without authors make an index", "[indexer][build]") {
    const TempDir dir;
    CHECK(build_of(dir, work_line("W1", "One")).researchers == 0);
    CHECK(kindred::engine::generation::check(dir / "index", true).works == 1);
}

TEST_CASE("old generations go when new ones come", "[indexer][build]") {
    const TempDir dir;
    auto options = options_for(dir, {dir.write("in.jsonl", work_line("W1", "One")).string()});
    const auto kept = [&] { return entries(options.index / "generations"); };
    build(options);
    build(options);
    CHECK(kept() == Names{"000001", "000002"});
    build(options);
    CHECK(kept() == Names{"000002", "000003"});
    options.keep = 3;
    build(options);
    CHECK(kept() == Names{"000002", "000003", "000004"});
    options.keep = 0;  // the published one stays whatever is asked
    build(options);
    CHECK(kept() == Names{"000005"});
    CHECK(published(options.index) == 5);
}

TEST_CASE("records of any name of file and any text build", "[indexer][build]") {
    const TempDir dir;
    const BuildReport report =
        build(options_for(dir, {dir.write("caf\xe9.jsonl", work_line("W1", "One") + "broken\n").string()}));
    CHECK(report.works == 1);
    CHECK(report.rejects.size() == 1);
    CHECK(kindred::engine::generation::check(dir / "index", true).works == 1);
}

TEST_CASE("a build writes down how many records have each field", "[indexer][build]") {
    const TempDir dir;
    build_of(dir, work_line("W1", "One", "A1") +
                      "\n{\"id\":\"W2\",\"title\":\"Two\",\"doi\":\"10.1/2\",\"own\":1,\"authors\":[]}\n" +
                      "{\"id\":\"A9\",\"name\":\"Nine\",\"bio\":\"Wrote one.\"}\n");
    const auto fields = kindred::engine::Generation::open(dir / "index")->manifest().fields;
    CHECK(fields.at("works").at("id") == 2);
    CHECK(fields.at("works").at("title") == 2);
    CHECK(fields.at("works").at("doi") == 1);
    CHECK(fields.at("works").at("own") == 1);
    CHECK(fields.at("works").count("_authors") == 0);
    CHECK(fields.at("researchers").at("name") == 2);
    CHECK(fields.at("researchers").at("bio") == 1);
    CHECK(fields.at("suggestions").at("query") >= 1);
}
