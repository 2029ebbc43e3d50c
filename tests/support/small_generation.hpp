#pragma once
#include "engine/generation/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kindred::test {

/// How much `write_small_generation` writes.
inline constexpr std::uint32_t small_works = 40;
inline constexpr std::uint32_t small_researchers = 9;
inline constexpr std::uint32_t small_suggestions = 7;

/// The id of a record of the small generation.
std::string small_work_id(std::uint32_t work);
std::string small_researcher_id(std::uint32_t researcher);
std::string small_suggestion_id(std::uint32_t suggestion);

/// Writes a complete, valid generation into the empty or missing `directory` with the engine's writers: the
/// same bytes every time.
void write_small_generation(const std::filesystem::path& directory);

/// All files of a generation but the manifest, in the order of their names.
std::vector<std::string> generation_file_names();

/// Reads everything in `generation` through the public interface: every record, text, row of the graph and
/// stem, and with `terms` every kind of query. Returns the number of things seen. Throws kindred::Error on
/// damage that shows.
std::size_t read_everything(const std::shared_ptr<const engine::Generation>& generation, bool terms);

}  // namespace kindred::test
