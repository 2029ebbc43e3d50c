#include "engine/base/error.hpp"
#include "engine/generation/check.hpp"
#include "indexer/build/build.hpp"
#include "tests/indexer/build/built.hpp"
#include "tests/support/compressed.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using kindred::Error;
using kindred::ErrorCode;
using kindred::indexer::stage::BuildOptions;
using namespace kindred::test;
using Names = std::vector<std::string>;

namespace {

/// An index with one published generation of one work.
class Published {
 public:
    Published() {
        options_.index = dir_ / "index";
        options_.threads = 2;
        options_.inputs = {write("good.jsonl", work_line("W1", "One", "A1"))};
        build(options_);
    }

    std::string write(std::string_view name, std::string_view content) const {
        return dir_.write(name, content).string();
    }
    BuildOptions options(Names inputs) const {
        BuildOptions options = options_;
        options.inputs = std::move(inputs);
        return options;
    }
    /// Builds, which must fail and leave everything as it was.
    Error failure_of(const BuildOptions& options) const {
        try {
            build(options);
        } catch (const Error& error) {
            CHECK(published(options.index) == 1);
            CHECK(entries(options.index) == Names{"current", "generations", "lock"});
            CHECK(entries(options.index / "generations") == Names{"000001"});
            CHECK(kindred::engine::generation::check(options.index, true).works == 1);
            return error;
        }
        FAIL("the build succeeded");
        throw;
    }
    Error failure_from(Names inputs) const { return failure_of(options(std::move(inputs))); }

 private:
    TempDir dir_;
    BuildOptions options_;
};

}  // namespace

TEST_CASE("an input that cannot be read leaves the published index", "[indexer][build]") {
    const Published index;
    const std::string good = index.write("more.jsonl", sample_lines(3000));
    CHECK(index.failure_from({good, "/proc/self/mem"}).code() == ErrorCode::io);
    CHECK(index.failure_from({good, "/nowhere.jsonl"}).code() == ErrorCode::invalid_argument);

    const std::string packed = gzip(sample_lines(3000));
    const std::string cut = index.write("cut.jsonl.gz", packed.substr(0, packed.size() * 2 / 3));
    const Error error = index.failure_from({good, cut});
    CHECK(error.code() == ErrorCode::io);
    CHECK_THAT(error.what(), Catch::Contains("cut.jsonl.gz"));
}

TEST_CASE("an input without records leaves the published index", "[indexer][build]") {
    const Published index;
    for (const char* content : {"", "\n \n\r\n"}) {
        const Error error = index.failure_from({index.write("empty.jsonl", content)});
        CHECK(error.code() == ErrorCode::invalid_argument);
        CHECK(std::string(error.what()) == "there are no records in the input");
    }
    const Error error = index.failure_from({index.write("bad.jsonl", "\nnonsense\n[]\n")});
    CHECK_THAT(error.what(), Catch::StartsWith("none of 2 records was accepted; the first one, "));
    CHECK_THAT(error.what(), Catch::Contains("bad.jsonl:2: not valid JSON"));
}

TEST_CASE("too many rejects end the build", "[indexer][build]") {
    const Published index;
    auto options = index.options({index.write("in.jsonl", work_line("W1", "One") + "a\nb\nc\n")});
    options.max_rejects = 2;
    const Error error = index.failure_of(options);
    CHECK(error.code() == ErrorCode::invalid_argument);
    CHECK_THAT(error.what(), Catch::StartsWith("more than 2 records rejected; the last one, "));
    CHECK_THAT(error.what(), Catch::Contains("in.jsonl:4: not valid JSON"));
    options.max_rejects = 0;
    CHECK_THAT(index.failure_of(options).what(), Catch::StartsWith("more than 0 records rejected"));
    options.max_rejects = 3;
    CHECK(build(options).generation == 2);
}

TEST_CASE("a stop leaves the published index", "[indexer][build]") {
    const Published index;
    kindred::indexer::stage::Progress progress(kindred::indexer::stage::Progress::Style::quiet);
    const std::atomic<bool> stop = true;
    const auto options = index.options({index.write("more.jsonl", sample_lines(100))});
    try {
        kindred::indexer::build::build(options, progress, stop);
        FAIL("the build went on");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unavailable);
    }
    CHECK(published(options.index) == 1);
    CHECK(entries(options.index) == Names{"current", "generations", "lock"});
}

TEST_CASE("a failed first build leaves no index", "[indexer][build]") {
    const TempDir dir;
    BuildOptions options;
    options.index = dir / "index";
    options.inputs = {dir.write("bad.jsonl", "nonsense\n").string()};
    CHECK_THROWS_AS(build(options), Error);
    CHECK(published(options.index) == 0);
    CHECK(entries(options.index / "generations").empty());
    options.inputs = {dir.write("good.jsonl", work_line("W1", "One")).string()};
    CHECK(build(options).generation == 1);
}

TEST_CASE("a directory of other people's files is not built in", "[indexer][build]") {
    const TempDir dir;
    const std::string input = dir.write("in.jsonl", work_line("W1", "One")).string();
    dir.write("home/thesis.tex", "precious");
    BuildOptions options;
    options.inputs = {input};
    for (const auto& index : {dir / "home", dir / "in.jsonl"}) {
        options.index = index;
        try {
            build(options);
            FAIL("built in " << index);
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::invalid_argument);
        }
    }
    CHECK(entries(dir / "home") == Names{"thesis.tex"});
}

TEST_CASE("what a killed build left is removed", "[indexer][build]") {
    const Published index;
    const auto options = index.options({index.write("in.jsonl", work_line("W2", "Two"))});
    std::filesystem::create_directories(options.index / "building" / "segment-works-000000");
    index.write("index/building/records.works", "half");
    std::filesystem::create_symlink("generations/000009", options.index / "current.new");
    CHECK(build(options).generation == 2);
    CHECK(entries(options.index) == Names{"current", "generations", "lock"});
}
