#pragma once
#include <cerrno>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include <unistd.h>

namespace kindred::engine::frame {

/// What `open` gave: closed when this ends, negative when it failed.
class Descriptor {
 public:
    explicit Descriptor(int fd) noexcept : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const noexcept { return fd_; }

 private:
    int fd_;
};

/// The message for a call to the system that failed: "cannot open FILE: No such file or directory".
inline std::string failure(std::string_view doing, const std::filesystem::path& path, int error = errno) {
    const std::string reason = std::generic_category().message(error);
    return std::string("cannot ").append(doing) + " " + path.string() + ": " + reason;
}

}  // namespace kindred::engine::frame
