#pragma once
#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::test {

using Words = std::vector<std::string>;

/// Runs kindred-index or kindred-query.
Outcome run_index(const Words& arguments, const Surroundings& surroundings = {});
Outcome run_query(const Words& arguments, const Surroundings& surroundings = {});

/// Runs a command that must succeed without a word on stderr and returns its output.
std::string index_says(const Words& arguments);
std::string query_says(const Words& arguments);

/// Checks that a command failed: status 1, nothing on stdout, one line on stderr that has all of `parts`.
void check_failure(const Outcome& outcome, const Words& parts);

/// `info --json` of an index.
nlohmann::json info_of(const std::filesystem::path& index);

/// Checks that the index is sound to the last record and has no leftovers of a build.
void check_sound(const std::filesystem::path& index);

/// Lines of a text.
Words lines_of(const std::string& text);

/// A made-up corpus of `works` works, as JSON lines.
std::string sample(const TempDir& dir, std::uint32_t works);

}  // namespace kindred::test
