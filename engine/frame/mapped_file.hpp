#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace kindred::engine::frame {

/// A whole file mapped for reading. Throws Error{corrupt_index} when it is missing or not a regular file and
/// Error{io} when the system refuses. Safe to read from many threads. The mapping outlives the file's name.
class MappedFile {
 public:
    explicit MappedFile(const std::filesystem::path& path);

    std::span<const std::byte> bytes() const noexcept {
        return {data_.get(), data_ ? data_.get_deleter().size : 0};
    }
    const std::filesystem::path& path() const noexcept { return path_; }

 private:
    struct Unmap {
        std::size_t size;
        void operator()(const std::byte* data) const noexcept;
    };
    std::filesystem::path path_;
    std::unique_ptr<const std::byte, Unmap> data_;
};

}  // namespace kindred::engine::frame
