#pragma once
#include <cstddef>
#include <filesystem>
#include <span>

namespace kindred::engine::frame {

/// A whole file mapped for reading. Throws Error{corrupt_index} when it is missing or not a regular file and
/// Error{io} when the system refuses. Safe to read from many threads. The mapping outlives the file's name.
class MappedFile {
 public:
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    std::span<const std::byte> bytes() const noexcept { return {data_, size_}; }
    const std::filesystem::path& path() const noexcept { return path_; }

 private:
    void release() noexcept;

    std::filesystem::path path_;
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace kindred::engine::frame
