#include "tests/programs/programs.hpp"

#include <array>
#include <csignal>
#include <filesystem>
#include <iterator>
#include <optional>
#include <system_error>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace kindred::test;
using nlohmann::json;

namespace {

/// Three segments: long enough to be killed in the middle, short enough for a dozen builds.
constexpr std::uint32_t works = 5000;

/// A moment at which a build is killed: when a file of INDEX/building has this share of its bytes.
struct Moment {
    const char* file;
    std::uint32_t percent;  ///< 0 for as soon as it is there, which all a directory can have
};

/// In the order of a build.
constexpr std::array moments = {Moment{"records.building", 0},     Moment{"segment-works-000000", 0},
                                Moment{"segment-works-000001", 0}, Moment{"lexicon.stems", 0},
                                Moment{"graph.authors", 90},       Moment{"records.works", 0},
                                Moment{"records.works", 50},       Moment{"works.glass", 0},
                                Moment{"works.glass", 70},         Moment{"segment-researchers-000000", 0},
                                Moment{"records.researchers", 30}, Moment{"researchers.glass", 60},
                                Moment{"manifest.json", 0},        Moment{"manifest.json", 90}};

/// Bytes of a file, 0 for a directory, nothing when there is neither.
std::optional<std::uintmax_t> bytes_of(const std::filesystem::path& path) {
    std::error_code absent;
    if (std::filesystem::is_directory(path, absent)) return 0;
    const auto bytes = std::filesystem::file_size(path, absent);
    return absent ? std::nullopt : std::optional(bytes);
}

/// Waits until `path` has `bytes`, or the process has ended.
void wait_for(Process& running, const std::filesystem::path& path, std::uintmax_t bytes = 0) {
    while (!running.ended()) {
        if (const auto now = bytes_of(path); now && *now >= bytes) return;
        ::usleep(100);
    }
}

/// Checks that the published index is `published`, or a newer one that is whole; returns what it is.
json still_whole(const std::string& index, const json& published) {
    const json now = info_of(index);
    Words command = {"check", index};  // every checksum
    if (now != published) {
        CHECK(now.at("generation") > published.at("generation"));
        CHECK(now.at("works") == works);
        command.push_back("--deep");
    }
    const Outcome check = run_index(command);
    CAPTURE(now.dump(), check.err);
    CHECK(check.status == 0);
    CHECK(lines_of(query_says({"search", index, "model", "--limit", "1"})).size() >= 2);
    return now;
}

}  // namespace

TEST_CASE("a build killed at any moment leaves the published index, and the next one cleans up",
          "[programs][kill]") {
    const TempDir dir;
    const std::string index = dir / "index";
    sample(dir, works);
    const Words build = {"build", index, dir / "sample.jsonl", "--quiet", "--threads", "2", "--keep", "2"};
    index_says(build);
    json published = info_of(index);
    std::size_t killed = 0;
    for (const auto& [file, percent] : moments) {
        CAPTURE(file, percent);
        const auto whole = bytes_of(dir / "index/current" / file).value_or(0);
        Process running(KINDRED_INDEX_PROGRAM, build);
        wait_for(running, dir / "index/building" / file, whole * percent / 100);
        running.send(SIGKILL);
        // The last moments may come after the end: then it has published.
        const Outcome outcome = running.wait();
        CAPTURE(outcome.err);
        CHECK((outcome.signal == SIGKILL || outcome.status == 0));
        if (outcome.signal == SIGKILL) ++killed;
        const json now = still_whole(index, published);
        if (outcome.status == 0) CHECK(now != published);
        published = now;
    }
    CHECK(killed >= moments.size() / 2);
    index_says(build);
    check_sound(index);
    CHECK(info_of(index).at("generation") > published.at("generation"));
    CHECK(info_of(index).at("works") == works);
    const std::filesystem::directory_iterator generations(dir / "index/generations");
    CHECK(std::distance(begin(generations), end(generations)) == 2);
}

TEST_CASE("a build killed while it reads leaves the published index", "[programs][kill]") {
    const TempDir dir;
    const std::string index = dir / "index";
    sample(dir, works);
    index_says({"build", index, dir / "sample.jsonl", "--quiet"});
    const json published = info_of(index);
    Surroundings silent;
    silent.silent_input = true;
    // It cannot end: its last input is a pipe that says nothing.
    Process running(KINDRED_INDEX_PROGRAM, {"build", index, dir / "sample.jsonl", "-", "--quiet"}, silent);
    wait_for(running, dir / "index/building/segment-works-000001");
    running.send(SIGKILL);
    CHECK(running.wait().signal == SIGKILL);
    CHECK(std::filesystem::exists(dir / "index/building"));
    CHECK(still_whole(index, published) == published);
    index_says({"build", index, dir / "sample.jsonl", "--quiet"});
    check_sound(index);
}

TEST_CASE("a signal in the middle of a build ends it cleanly", "[programs][kill]") {
    const TempDir dir;
    const std::string index = dir / "index";
    index_says({"build", index, dir.write("one.jsonl", R"({"id":"W1","title":"Coral"})"), "--quiet"});
    const json published = info_of(index);
    sample(dir, works);
    Surroundings silent;
    silent.silent_input = true;
    Process running(KINDRED_INDEX_PROGRAM,
                    {"build", index, dir / "sample.jsonl", "-", "--quiet", "--threads", "2"}, silent);
    // The first segment says that works are being analysed, most of them still unread.
    wait_for(running, dir / "index/building/segment-works-000000");
    running.send(SIGTERM);
    check_failure(running.wait(), {"stopped by a signal", "the published index is as it was"});
    CHECK(info_of(index) == published);
    check_sound(index);
}
