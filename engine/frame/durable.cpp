#include "engine/frame/durable.hpp"

#include "engine/base/error.hpp"
#include "engine/frame/descriptor.hpp"

#include <fcntl.h>

namespace kindred::engine::frame {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int error = errno) {
    throw Error(ErrorCode::io, failure("write", path, error), error == ENOSPC ? "free some disk space" : "");
}

void sync_path(const std::filesystem::path& path, int flags) {
    const Descriptor fd(::open(path.c_str(), flags | O_CLOEXEC));
    if (fd.get() < 0 || ::fsync(fd.get()) != 0) fail(path);
}

}  // namespace

void write_durably(const std::filesystem::path& path, std::string_view content) {
    const Descriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    bool good = fd.get() >= 0;
    while (good && !content.empty()) {
        const ssize_t n = ::write(fd.get(), content.data(), content.size());
        if (n > 0) content.remove_prefix(static_cast<std::size_t>(n));
        good = n >= 0 || errno == EINTR;
    }
    if (!good || ::fsync(fd.get()) != 0) fail(path);
}

void sync_directory(const std::filesystem::path& directory) {
    sync_path(directory, O_RDONLY | O_DIRECTORY);
}

void sync_files(const std::filesystem::path& directory) {
    std::error_code error;
    const std::filesystem::directory_iterator entries(directory, error);
    if (error) fail(directory, error.value());
    for (const auto& entry : entries) {
        if (entry.is_regular_file()) sync_path(entry.path(), O_RDONLY);
    }
    sync_directory(directory);
}

}  // namespace kindred::engine::frame
