#include "engine/frame/mapped_file.hpp"

#include "engine/base/error.hpp"
#include "engine/frame/descriptor.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace kindred::engine::frame {

MappedFile::MappedFile(const std::filesystem::path& path) : path_(path) {
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.get() < 0) {
        throw Error(errno == ENOENT ? ErrorCode::corrupt_index : ErrorCode::io, failure("open", path),
                    rebuild_hint);
    }
    struct stat info = {};
    if (::fstat(fd.get(), &info) != 0) throw Error(ErrorCode::io, failure("read", path));
    if (!S_ISREG(info.st_mode))
        throw Error(ErrorCode::corrupt_index, path.string() + " is not a regular file", rebuild_hint);
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size == 0) return;
    void* const data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd.get(), 0);
    if (data == MAP_FAILED) throw Error(ErrorCode::io, failure("map", path));
    data_ = {static_cast<const std::byte*>(data), Unmap{size}};
}

void MappedFile::Unmap::operator()(const std::byte* data) const noexcept {
    // munmap takes the address that mmap gave, which was not const.
    ::munmap(const_cast<std::byte*>(data), size);
}

}  // namespace kindred::engine::frame
