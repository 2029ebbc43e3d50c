#include "tests/programs/programs.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <random>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace kindred::test;
using nlohmann::json;

namespace {

using Clock = std::chrono::steady_clock;

/// Three segments: long enough to be killed in the middle, short enough for twelve builds.
constexpr std::uint32_t works = 5000;
constexpr int kills = 12;

/// Seconds from the start of a build to the end of each of its stages, as it does on this machine now.
std::vector<double> stage_ends(const json& report) {
    std::vector<double> ends;
    double end = 0;
    for (const auto& stage : report.at("stages")) ends.push_back(end += stage.at("seconds").get<double>());
    return ends;
}

}  // namespace

TEST_CASE("a build killed at any moment leaves the published index, and the next one cleans up",
          "[programs][kill]") {
    const TempDir dir;
    const std::string index = dir / "index";
    sample(dir, works);
    const std::string report_file = dir / "report.json";
    const Words build = {"build", index, dir / "sample.jsonl", "--quiet", "--threads", "2", "--keep", "2"};
    Words first = build;
    first.insert(first.end(), {"--report", report_file});
    index_says(first);
    const auto ends = stage_ends(json::parse(read_file(report_file)));
    json published = info_of(index);

    // Moments in every stage: half of them anywhere, half where stages end, which is where files change
    // hands.
    std::mt19937 random(1);
    int killed = 0;
    for (int n = 0; n < kills; ++n) {
        const double anywhere = ends.back() * static_cast<double>(random() % 1000) / 1000;
        const double at_an_end = ends[static_cast<std::size_t>(n / 2) % ends.size()] - 0.01;
        const auto moment = Clock::now() + std::chrono::duration<double>(n % 2 == 0 ? anywhere : at_an_end);
        Process running(KINDRED_INDEX_PROGRAM, build);
        while (!running.ended() && Clock::now() < moment) ::usleep(500);
        running.send(SIGKILL);
        const Outcome outcome = running.wait();
        if (outcome.signal == SIGKILL) ++killed;
        const json now = info_of(index);
        // Faster than last time, it may have published before the signal came.
        CAPTURE(n, outcome.status, now.dump());
        Words command = {"check", index};
        if (now != published) {
            CHECK(now.at("generation") > published.at("generation"));
            CHECK(now.at("works") == works);
            published = now;
            command.push_back("--deep");
        }
        const Outcome check = run_index(command);  // every checksum
        CAPTURE(check.err);
        CHECK(check.status == 0);
        CHECK(lines_of(query_says({"search", index, "model", "--limit", "1"})).size() >= 2);
    }
    CHECK(killed >= kills / 2);

    index_says(build);
    check_sound(index);
    CHECK(info_of(index).at("generation") > published.at("generation"));
    CHECK(info_of(index).at("works") == works);
    std::size_t generations = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(dir / "index/generations"))
        ++generations;
    CHECK(generations == 2);
}

TEST_CASE("a signal in the middle of a build ends it cleanly", "[programs][kill]") {
    const TempDir dir;
    const std::string index = dir / "index";
    index_says({"build", index, dir.write("one.jsonl", R"({"id":"W1","title":"Coral"})"), "--quiet"});
    const json published = info_of(index);
    sample(dir, works);
    Process running(KINDRED_INDEX_PROGRAM,
                    {"build", index, dir / "sample.jsonl", "--quiet", "--threads", "2"});
    // The first segment says that works are being analysed, most of them still unread.
    while (!running.ended() && !std::filesystem::exists(dir / "index/building/segment-works-000000"))
        ::usleep(1000);
    running.send(SIGTERM);
    check_failure(running.wait(), {"stopped by a signal", "the published index is as it was"});
    CHECK(info_of(index) == published);
    check_sound(index);
}
