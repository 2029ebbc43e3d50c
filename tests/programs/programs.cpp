#include "tests/programs/programs.hpp"

#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>

namespace kindred::test {

namespace {

std::string says(const Outcome& outcome) {
    CHECK(outcome.err.empty());
    REQUIRE(outcome.status == 0);
    return outcome.out;
}

}  // namespace

Outcome run_index(const Words& arguments, const Surroundings& surroundings) {
    return run(KINDRED_INDEX_PROGRAM, arguments, surroundings);
}

Outcome run_query(const Words& arguments, const Surroundings& surroundings) {
    return run(KINDRED_QUERY_PROGRAM, arguments, surroundings);
}

std::string index_says(const Words& arguments) {
    CAPTURE(arguments);
    return says(run_index(arguments));
}

std::string query_says(const Words& arguments) {
    CAPTURE(arguments);
    return says(run_query(arguments));
}

void check_failure(const Outcome& outcome, const Words& parts) {
    CAPTURE(outcome.out, outcome.err, outcome.signal);
    CHECK(outcome.status == 1);
    CHECK(outcome.out.empty());
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    CHECK(outcome.err.find("exception") == std::string::npos);
    for (const std::string& part : parts) CHECK_THAT(outcome.err, Catch::Contains(part));
}

nlohmann::json info_of(const std::filesystem::path& index) {
    return nlohmann::json::parse(index_says({"info", index, "--json"}));
}

void check_sound(const std::filesystem::path& index) {
    const Outcome check = run_index({"check", index, "--deep"});
    CAPTURE(check.err);
    CHECK(check.status == 0);
    Words names;
    for (const auto& entry : std::filesystem::directory_iterator(index))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    CHECK(names == Words{"current", "generations", "lock"});
}

Words lines_of(const std::string& text) {
    Words lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string sample(const TempDir& dir, std::uint32_t works) {
    const std::string file = dir / "sample.jsonl";
    index_says({"sample", file, "--works", std::to_string(works), "--seed", "1"});
    return read_file(file);
}

}  // namespace kindred::test
