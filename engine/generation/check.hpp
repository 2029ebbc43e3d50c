#pragma once
#include <cstdint>
#include <filesystem>

namespace kindred::engine::generation {

/// What was checked.
struct CheckReport {
    std::uint32_t generation = 0;
    std::uint32_t works = 0;
    std::uint32_t researchers = 0;
    std::uint64_t bytes = 0;
};

/// Verifies the published generation of `index`: every file's size and checksum, the frames of the flat
/// files, the counts. `deep` also decodes every record and text and runs Xapian's own check. Throws
/// Error{corrupt_index} that names the first file found wrong, Error{not_found} when nothing is published.
CheckReport check(const std::filesystem::path& index, bool deep);

}  // namespace kindred::engine::generation
