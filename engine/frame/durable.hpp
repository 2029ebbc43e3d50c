#pragma once
#include <filesystem>
#include <string_view>

namespace kindred::engine::frame {

/// Writes a small file and syncs it to disk. Throws Error{io}.
void write_durably(const std::filesystem::path& path, std::string_view content);

/// Syncs a directory, so that renames in it survive a power cut. Throws Error{io}.
void sync_directory(const std::filesystem::path& directory);

/// Syncs every regular file of `directory`, then the directory itself. Throws Error{io}.
void sync_files(const std::filesystem::path& directory);

}  // namespace kindred::engine::frame
