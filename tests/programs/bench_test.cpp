#include "tests/programs/programs.hpp"

#include <catch2/catch.hpp>

using namespace kindred::test;
using nlohmann::json;

namespace {

/// An index of a small sample, with the ids of its researchers.
class Index {
 public:
    Index() {
        sample(dir_, 60);
        index_says({"build", path_, dir_ / "sample.jsonl", "--quiet"});
    }
    const std::string& path() const { return path_; }
    std::string write(std::string_view name, std::string_view content) const {
        return dir_.write(name, content);
    }
    /// What bench prints last for these lines.
    json bench(std::string_view lines, const Words& more = {}) const {
        Words words = {"bench", path_, write("queries.txt", lines)};
        words.insert(words.end(), more.begin(), more.end());
        return json::parse(lines_of(query_says(words)).back());
    }
    /// The ids of researchers with a work, at most two.
    Words researchers() const {
        const json found =
            json::parse(query_says({"search", path_, "", "--in", "researchers", "--limit", "2", "--json"}));
        Words ids;
        for (const auto& hit : found.at("hits")) ids.push_back(hit.at("id"));
        return ids;
    }

 private:
    TempDir dir_;
    std::string path_ = dir_ / "index";
};

void check_times(const json& times, std::size_t count) {
    CAPTURE(times.dump());
    CHECK(times.size() == 6);
    CHECK(times.at("count") == count);
    CHECK(times.at("p50") > 0);
    CHECK(times.at("p50") <= times.at("p95"));
    CHECK(times.at("p95") <= times.at("p99"));
    CHECK(times.at("p99") <= times.at("max"));
    CHECK(times.at("mean") <= times.at("max"));
}

}  // namespace

TEST_CASE("bench times every query of a file, in every mode", "[programs][bench]") {
    const Index index;
    check_times(index.bench("coral reefs\r\n\nquery expansion\n"), 2);
    check_times(index.bench("coral\nreefs\nexpansion", {"--mode", "facets", "--limit", "3"}), 3);
    check_times(index.bench("coral\nré x\n", {"--mode", "prefix"}), 5 + 3);
    const Words ids = index.researchers();
    REQUIRE(ids.size() == 2);
    check_times(index.bench(ids[0] + "\n" + ids[1] + "\n", {"--mode", "similar"}), 2);
}

TEST_CASE("bench says what is wrong with its queries", "[programs][bench]") {
    const Index index;
    const std::string& path = index.path();
    check_failure(run_query({"bench", path, "/nowhere"}), {"cannot read /nowhere"});
    check_failure(run_query({"bench", path, "/tmp"}), {"cannot read /tmp"});
    check_failure(run_query({"bench", path, index.write("none.txt", "\n\n")}), {"none.txt has no queries"});
    check_failure(run_query({"bench", path, index.write("nobody.txt", "nobody\n"), "--mode", "similar"}),
                  {"`nobody`"});
    CHECK(run_query({"bench", path, "queries.txt", "--mode", "fastest"}).status == 2);
    CHECK(run_query({"bench", path}).status == 2);
}
