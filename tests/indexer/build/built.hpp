#pragma once
#include "indexer/build/build.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::test {

/// Builds quietly, with no signal.
indexer::stage::BuildReport build(const indexer::stage::BuildOptions& options);

/// A line of a works file.
std::string work_line(const std::string& id, const std::string& title, const std::string& author = {});

/// Lines of a made-up corpus of so many works.
std::string sample_lines(std::uint32_t works);

/// The files of the published generation whose bytes depend on nothing but the input (all but Xapian's and
/// the manifest), by name.
std::map<std::string, std::string> flat_files(const std::filesystem::path& index);

/// Names of all that stands in the index directory, sorted.
std::vector<std::string> entries(const std::filesystem::path& directory);

/// The record of a work or researcher of the published generation, null when there is none.
nlohmann::ordered_json stored_work(const std::filesystem::path& index, const std::string& id);
nlohmann::ordered_json stored_researcher(const std::filesystem::path& index, const std::string& id);

/// The number of the published generation; 0 when there is none.
std::uint32_t published(const std::filesystem::path& index);

}  // namespace kindred::test
