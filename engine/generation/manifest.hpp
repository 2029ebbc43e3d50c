#pragma once
#include "engine/base/fields.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::generation {

/// Version of the index format. A reader refuses any other.
inline constexpr int index_format = 5;

/// What `manifest.json` of a generation says.
struct Manifest {
    struct File {
        std::string name;
        std::uint64_t bytes = 0;
        std::string xxh3;  ///< 32 hex digits of XXH3-128 of the file
    };
    int format = index_format;
    std::string kindred_version;
    std::string language;  ///< of analysis
    std::string built_at;  ///< UTC, ISO 8601
    std::uint32_t works = 0;
    std::uint32_t researchers = 0;
    std::uint32_t suggestions = 0;
    std::map<std::string, FieldCounts, std::less<>> fields;  ///< by collection: "works", "researchers", ...
    std::vector<std::string> inputs;
    std::vector<File> files;

    std::uint64_t bytes() const noexcept;                          ///< of all files
    std::uint64_t bytes_of(std::string_view file) const noexcept;  ///< 0 when it lists no such file
};

/// Reads and validates DIRECTORY/manifest.json. Throws Error{corrupt_index}: missing, not JSON, a newer
/// format.
Manifest read_manifest(const std::filesystem::path& directory);

/// Fills `manifest.files` from every regular file of `directory` (sorted by name) and writes manifest.json,
/// synced.
void write_manifest(const std::filesystem::path& directory, Manifest& manifest);

/// XXH3-128 of a file's bytes, 32 hex digits. Throws Error{io}.
std::string file_checksum(const std::filesystem::path& path);

/// Throws Error{corrupt_index} unless every file that the manifest lists is there with its size and, if
/// `checksums`, its checksum. Returns the bytes read.
void verify_files(const std::filesystem::path& directory, const Manifest& manifest, bool checksums);

}  // namespace kindred::engine::generation
