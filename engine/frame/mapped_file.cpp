#include "engine/frame/mapped_file.hpp"

#include "engine/base/error.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kindred::engine::frame {

namespace {

class Descriptor {
 public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const noexcept { return fd_; }

 private:
    int fd_;
};

std::string reason() {
    return std::generic_category().message(errno);
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) : path_(path) {
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.get() < 0) {
        throw Error(errno == ENOENT ? ErrorCode::corrupt_index : ErrorCode::io,
                    "cannot open " + path.string() + ": " + reason(), rebuild_hint);
    }
    struct stat info = {};
    if (::fstat(fd.get(), &info) != 0)
        throw Error(ErrorCode::io, "cannot read " + path.string() + ": " + reason());
    if (!S_ISREG(info.st_mode))
        throw Error(ErrorCode::corrupt_index, path.string() + " is not a regular file", rebuild_hint);
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size == 0) return;
    void* const data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd.get(), 0);
    if (data == MAP_FAILED) throw Error(ErrorCode::io, "cannot map " + path.string() + ": " + reason());
    data_ = {static_cast<const std::byte*>(data), Unmap{size}};
}

void MappedFile::Unmap::operator()(const std::byte* data) const noexcept {
    // munmap takes the address that mmap gave, which was not const.
    ::munmap(const_cast<std::byte*>(data), size);
}

}  // namespace kindred::engine::frame
