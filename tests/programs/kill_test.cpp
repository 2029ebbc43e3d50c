#include "tests/programs/programs.hpp"

#include <array>
#include <csignal>
#include <filesystem>
#include <iterator>
#include <random>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace kindred::test;
using nlohmann::json;

namespace {

/// Three segments: long enough to be killed in the middle, short enough for twelve builds.
constexpr std::uint32_t works = 5000;

/// What a build makes in INDEX/building, in this order: the moments at which it is killed.
constexpr std::array moments = {
    "records.works",       "segment-works-000000", "segment-works-000001", "lexicon.stems",
    "graph.authors",       "works.glass",          "works.glass",          "segment-researchers-000000",
    "records.researchers", "researchers.glass",    "manifest.json",        "manifest.json"};

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
    std::mt19937 random(1);
    for (const char* const moment : moments) {
        CAPTURE(moment);
        Process running(KINDRED_INDEX_PROGRAM, build);
        while (!running.ended() && !std::filesystem::exists(dir / "index/building" / moment)) ::usleep(200);
        ::usleep(static_cast<useconds_t>(random() % 15000));
        running.send(SIGKILL);
        // Late moments may come after the end: then it has published.
        const Outcome outcome = running.wait();
        CAPTURE(outcome.err);
        CHECK((outcome.signal == SIGKILL || outcome.status == 0));
        const json now = still_whole(index, published);
        if (outcome.status == 0) CHECK(now != published);
        published = now;
    }
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
    while (!running.ended() && !std::filesystem::exists(dir / "index/building/segment-works-000001"))
        ::usleep(1000);
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
    while (!running.ended() && !std::filesystem::exists(dir / "index/building/segment-works-000000"))
        ::usleep(1000);
    running.send(SIGTERM);
    check_failure(running.wait(), {"stopped by a signal", "the published index is as it was"});
    CHECK(info_of(index) == published);
    check_sound(index);
}
