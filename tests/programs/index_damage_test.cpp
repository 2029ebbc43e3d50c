#include "engine/generation/manifest.hpp"
#include "tests/programs/programs.hpp"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

using namespace kindred::test;
namespace fs = std::filesystem;

namespace {

void flip_byte(const fs::path& path, std::uintmax_t at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const int byte = file.get();
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(~byte));
    REQUIRE(file.good());
}

std::vector<fs::path> files_of(const fs::path& generation) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(generation)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("any damage to any file of an index is found by every command", "[programs][damage]") {
    const TempDir dir;
    const std::string index = dir / "index";
    sample(dir, 50);
    index_says({"build", index, dir / "sample.jsonl", "--quiet"});
    const fs::path generation = fs::canonical(dir / "index/current");
    const auto files = files_of(generation);
    CHECK(files.size() >= 8);
    for (const fs::path& file : files) {
        const std::string name = file.filename();
        if (name == "manifest.json") continue;
        CAPTURE(name);
        const std::string whole = read_file(file);
        const auto damaged = [&] {
            check_failure(run_index({"check", index}), {name});
            check_failure(run_query({"search", index, "coral"}), {name});
            check_failure(run_query({"show", index, "W1000001"}), {name});
        };
        for (const std::uintmax_t at : {std::uintmax_t{0}, whole.size() / 2, whole.size() - 1}) {
            flip_byte(file, at);
            damaged();
            flip_byte(file, at);
        }
        fs::resize_file(file, whole.size() - 1);
        damaged();
        fs::remove(file);
        damaged();
        dir.write("index/generations/000001/" + name, whole);
    }
    check_sound(index);
}

TEST_CASE("a damaged manifest is an error", "[programs][damage]") {
    const TempDir dir;
    const std::string index = dir / "index";
    index_says({"build", index, dir.write("in.jsonl", R"({"id":"W1","title":"Coral"})"), "--quiet"});
    const std::string good = read_file(dir / "index/current/manifest.json");
    const std::string format = std::to_string(kindred::engine::generation::index_format);
    const std::string next = std::to_string(kindred::engine::generation::index_format + 1);
    const std::string member = "\"format\": ";
    std::string newer = good;
    newer.replace(newer.find(member + format), member.size() + format.size(), member + next);
    const auto refused = [&](const std::string& content, const Words& parts) {
        dir.write("index/current/manifest.json", content);
        CAPTURE(content);
        check_failure(run_index({"info", index}), parts);
        check_failure(run_index({"check", index}), parts);
        check_failure(run_query({"search", index, "coral"}), parts);
    };
    for (const std::string& content :
         {std::string(), std::string("{}"), std::string("[]"), good.substr(0, good.size() / 2)})
        refused(content, {"manifest.json is damaged", "build the index again"});
    refused(newer, {"index format " + next + ", this program reads " + format + "; use the newer kindred"});
    dir.write("index/current/manifest.json", good);
    check_sound(index);
}

TEST_CASE("a link that leads nowhere is an error, and a build repairs it", "[programs][damage]") {
    const TempDir dir;
    const std::string index = dir / "index";
    const std::string works = dir.write("in.jsonl", R"({"id":"W1","title":"Coral"})");
    index_says({"build", index, works, "--quiet"});
    for (const char* target : {"generations/000007", "nowhere", "generations"}) {
        fs::remove(dir / "index/current");
        fs::create_symlink(target, dir / "index/current");
        CAPTURE(target);
        check_failure(run_index({"info", index}), {index});
        check_failure(run_query({"search", index, "coral"}), {index});
    }
    index_says({"build", index, works, "--quiet"});
    check_sound(index);
}
