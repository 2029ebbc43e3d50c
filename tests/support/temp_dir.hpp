#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace kindred::test {

/// A fresh directory that goes with its owner.
class TempDir {
 public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    /// Writes a file and returns its path.
    std::filesystem::path write(std::string_view name, std::string_view content) const;

 private:
    std::filesystem::path path_;
};

/// The bytes of a file; fails the test when it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace kindred::test
