#include "tests/programs/programs.hpp"
#include "tests/support/compressed.hpp"

#include <csignal>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace kindred::test;
using nlohmann::json;

namespace {

/// An index with one generation, which nothing may touch.
class Untouched {
 public:
    Untouched() {
        index_says({"build", path_, write("good.jsonl", R"({"id":"W1","title":"Coral"})"), "--quiet"});
        info_ = info_of(path_);
    }
    const std::string& path() const noexcept { return path_; }
    std::string write(std::string_view name, std::string_view content) const {
        return dir_.write(name, content);
    }
    const TempDir& directory() const noexcept { return dir_; }

    /// Runs a build of `inputs`, which must fail and say `parts`.
    void refuses(const Words& inputs, const Words& parts, const Surroundings& surroundings = {}) const {
        Words command = {"build", path_, "--quiet"};
        command.insert(command.end(), inputs.begin(), inputs.end());
        check_failure(run_index(command, surroundings), parts);
        check();
    }
    void check() const {
        check_sound(path_);
        CHECK(info_of(path_) == info_);
        CHECK(std::filesystem::exists(path_ + "/generations/000001"));
        CHECK_FALSE(std::filesystem::exists(path_ + "/generations/000002"));
    }

 private:
    TempDir dir_;
    std::string path_ = dir_ / "index";
    json info_;
};

std::string noise(std::size_t bytes) {
    std::string out;
    std::uint32_t state = 1;
    while (out.size() < bytes) {
        state = state * 1664525 + 1013904223;
        out += static_cast<char>(state >> 24);
    }
    return out;
}

}  // namespace

TEST_CASE("inputs that are no good are refused with a reason", "[programs][failure]") {
    const Untouched index;
    index.refuses({"/nowhere.jsonl"}, {"kindred-index: there is no file or directory /nowhere.jsonl"});
    index.refuses({index.write("empty.jsonl", "")},
                  {"there are no records in the input; nothing was published"});
    index.refuses({"-"}, {"there are no records in the input"});
    index.refuses({index.write("nested.jsonl", std::string(200000, '['))},
                  {"nested.jsonl:1: nested deeper than 32"});
    index.refuses({index.write("noise.jsonl", noise(300000))}, {"none of", "noise.jsonl:1: not valid JSON"});
    index.refuses({index.write("noise.gz", "\x1f\x8b" + noise(1000))},
                  {"noise.gz: the gzip data is damaged"});
    index.refuses({index.write("noise.zst", "\x28\xb5\x2f\xfd" + noise(1000))},
                  {"noise.zst: the zstd data is damaged"});
    std::filesystem::create_directory(index.directory() / "bare");
    index.refuses({index.directory() / "bare"}, {"there are no records below", ".jsonl"});
    const std::string packed = gzip(sample(index.directory(), 300));
    index.refuses({index.write("cut.gz", packed.substr(0, packed.size() / 2))},
                  {"cut.gz: the compressed data is cut short"});
}

TEST_CASE("what is not an index is called that", "[programs][failure]") {
    const TempDir dir;
    const std::string input = dir.write("in.jsonl", R"({"id":"W1","title":"Coral"})");
    const std::string home = dir.write("home/thesis.tex", "precious").parent_path();
    check_failure(run_index({"build", home, input}),
                  {home + " is not empty and not an index", "name a new or empty directory"});
    check_failure(run_index({"build", input, input}), {"is a file, not an index directory"});
    for (const std::string& path : {home, input, std::string("/nowhere")}) {
        for (const Words& command : {Words{"info", path}, Words{"check", path}, Words{"rollback", path},
                                     Words{"prune", path, "--keep", "1"}}) {
            CAPTURE(command);
            check_failure(run_index(command), {"there is no index at " + path, "kindred-index build"});
        }
    }
    CHECK_FALSE(std::filesystem::exists("/nowhere"));
    CHECK(read_file(home + "/thesis.tex") == "precious");
    CHECK_FALSE(std::filesystem::exists(home + "/lock"));
}

TEST_CASE("a second build is told that the index is busy", "[programs][failure]") {
    const Untouched index;
    const int lock = ::open((index.path() + "/lock").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::flock(lock, LOCK_EX | LOCK_NB) == 0);
    const Words busy = {"another process is building " + index.path(), "wait"};
    const std::string good = index.write("more.jsonl", R"({"id":"W2","title":"Reef"})");
    check_failure(run_index({"build", index.path(), good}), busy);
    check_failure(run_index({"rollback", index.path()}), busy);
    check_failure(run_index({"prune", index.path(), "--keep", "1"}), busy);
    index.check();
    ::close(lock);
    CHECK(run_index({"build", index.path(), good}).status == 0);
}

TEST_CASE("a disk that is full leaves the published index", "[programs][failure]") {
    const Untouched index;
    const std::string works = index.write("more.jsonl", sample(index.directory(), 2500));
    // Cut off segments, records, the merged index and the small files, as the limit comes to it.
    for (const std::uint64_t bytes : {0U, 100U, 4000U, 100000U, 800000U}) {
        Surroundings full;
        full.max_file_bytes = bytes;
        CAPTURE(bytes);
        // With no room at all not even the error can be told.
        const Outcome outcome = run_index({"build", index.path(), works, "--quiet"}, full);
        CAPTURE(outcome.err);
        CHECK(outcome.status == 1);
        CHECK(outcome.signal == 0);
        if (bytes >= 1000) check_failure(outcome, {"kindred-index: ", index.path()});
        index.check();
    }
}

TEST_CASE("a signal ends a build and leaves the published index", "[programs][failure]") {
    const Untouched index;
    const int signal = GENERATE(SIGTERM, SIGINT);
    Surroundings silent;
    silent.silent_input = true;
    const std::string first = index.write("first.jsonl", R"({"id":"W2","title":"Reef"})");
    // It waits on a pipe that says nothing.
    Process build(KINDRED_INDEX_PROGRAM, {"build", index.path(), first, "-", "--quiet"}, silent);
    // The signals are caught before the directory is made.
    while (!build.ended() && !std::filesystem::exists(index.path() + "/building")) ::usleep(1000);
    build.send(signal);
    check_failure(build.wait(), {"stopped by a signal", "the published index is as it was"});
    index.check();
}

TEST_CASE("a line of 100 MB is skipped in little memory", "[programs][failure]") {
    const TempDir dir;
    const std::string record = R"({"id":"W1","title":"Coral"})"
                               "\n";
    const std::string file = record + R"({"id":"W2","title":")" + std::string(100000000, 'x') + "\"}\n" +
                             R"({"id":"W3","title":"Reef"})";
    const auto plain = dir.write("long.jsonl", file);
    const auto packed = dir.write("long.jsonl.zst", zstd(file));
    CHECK(std::filesystem::file_size(packed) < 100000);
    for (const std::string input : {plain, packed}) {
        const std::string report_file = dir / "report.json";
        const Outcome built =
            run_index({"build", dir / "index", input, "--report", report_file, "--threads", "2"});
        CHECK(built.status == 0);
        const json report = json::parse(read_file(report_file));
        CHECK(report.at("works") == 2);
        REQUIRE(report.at("rejects").size() == 1);
        CHECK(report.at("rejects")[0].at("line") == 2);
        CHECK(report.at("rejects")[0].at("reason") == "longer than 8 MiB");
        // Sanitizers keep what was freed for a while, so memory says nothing with them.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        CHECK(report.at("peak_memory_bytes") < 60000000);
#endif
    }
}

TEST_CASE("a report that cannot be written is an error", "[programs][failure]") {
    const TempDir dir;
    const std::string input = dir.write("in.jsonl", R"({"id":"W1","title":"Coral"})");
    const Outcome built =
        run_index({"build", dir / "index", input, "--quiet", "--report", "/nowhere/report.json"});
    check_failure(built, {"cannot write /nowhere/report.json"});
    // Known before the work is done, so nothing of it was in vain.
    check_failure(run_index({"info", dir / "index"}), {"there is no index"});
}
