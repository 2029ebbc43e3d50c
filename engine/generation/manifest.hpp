#pragma once
#include "engine/base/fields.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::engine::generation {

/// The files of a generation, beside manifest.json; docs/schema.md says what each holds.
namespace files {
inline constexpr std::string_view works_index = "works.glass";
inline constexpr std::string_view researchers_index = "researchers.glass";
inline constexpr std::string_view suggestions_index = "suggestions.glass";
inline constexpr std::string_view work_records = "records.works";
inline constexpr std::string_view researcher_records = "records.researchers";
inline constexpr std::string_view suggestion_records = "records.suggestions";
inline constexpr std::string_view forward = "forward.works";
inline constexpr std::string_view postings = "postings.works";
inline constexpr std::string_view work_columns = "columns.works";
inline constexpr std::string_view researcher_columns = "columns.researchers";
inline constexpr std::string_view suggestion_columns = "columns.suggestions";
inline constexpr std::string_view graph = "graph.authors";
inline constexpr std::string_view lexicon = "lexicon.stems";
inline constexpr std::string_view text_weights = "weights.works";
inline constexpr std::string_view latent = "latent.works";
inline constexpr std::string_view neighbours = "neighbours.works";
inline constexpr std::string_view dictionary = "lexicon.words";
inline constexpr std::string_view expressions = "lexicon.expressions";
inline constexpr std::string_view suggestion_words = "words.suggestions";

/// All of them: what a manifest must list.
inline constexpr std::array all = {works_index,
                                   researchers_index,
                                   suggestions_index,
                                   work_records,
                                   researcher_records,
                                   suggestion_records,
                                   forward,
                                   postings,
                                   work_columns,
                                   researcher_columns,
                                   suggestion_columns,
                                   graph,
                                   lexicon,
                                   dictionary,
                                   expressions,
                                   suggestion_words,
                                   latent,
                                   neighbours,
                                   text_weights};
}  // namespace files

/// Version of the index format. A reader refuses any other.
inline constexpr int index_format = 7;

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

/// Throws Error{corrupt_index} unless the manifest of `directory` lists all files: one that it forgets would
/// be read unverified.
void require_all_files(const std::filesystem::path& directory, const Manifest& manifest);

/// Throws Error{corrupt_index} unless every file that the manifest lists is there with its size and, if
/// `checksums`, its checksum.
void verify_files(const std::filesystem::path& directory, const Manifest& manifest, bool checksums);

}  // namespace kindred::engine::generation
