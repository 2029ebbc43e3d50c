#include "engine/base/ids.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/temp_dir.hpp"

#include <map>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

TEST_CASE("the seeds hold the works of the two profiles, each once", "[indexer][seeds]") {
    std::istringstream lines(kindred::test::read_file(kindred::test::source("tests/data/seeds.jsonl")));
    std::set<std::string> ids;
    std::map<std::string, std::set<std::string>> titles_by_author;
    for (std::string line; std::getline(lines, line);) {
        const auto work = nlohmann::json::parse(line);
        CHECK(kindred::engine::valid_id(work.at("id").get<std::string>()));
        CHECK(ids.insert(work.at("id")).second);
        CHECK(work.at("type") == "preprint");
        CHECK(work.at("venue") == "arXiv");
        CHECK_FALSE(work.at("abstract").get<std::string>().empty());
        CHECK_FALSE(work.at("topics").empty());
        for (const auto& author : work.at("authors"))
            titles_by_author[author.at("id")].insert(work.at("title").get<std::string>());
    }
    CHECK(ids.size() == 10);
    REQUIRE(titles_by_author.size() == 2);
    CHECK(titles_by_author["damai-dai"].size() == 9);
    CHECK(titles_by_author["bingxuan-wang"].size() == 4);
}
