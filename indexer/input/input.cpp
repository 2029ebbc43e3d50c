#include "indexer/input/input.hpp"

#include "engine/base/error.hpp"
#include "engine/frame/descriptor.hpp"
#include "indexer/input/decoder.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace kindred::indexer::input {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t read_bytes = std::size_t{256} << 10;
/// How often a wait for data looks whether it is still wanted.
constexpr int poll_milliseconds = 200;

bool hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

bool holds_records(const fs::path& path) {
    constexpr std::array<std::string_view, 3> endings = {".jsonl", ".ndjson", ".json"};
    fs::path name = path.filename();
    if (hidden(path)) return false;
    if (name.extension() == ".gz" || name.extension() == ".zst") name = name.stem();
    return std::ranges::find(endings, name.extension().string()) != endings.end();
}

std::vector<std::string> files_below(const fs::path& directory) {
    std::vector<std::string> files;
    try {
        for (fs::recursive_directory_iterator at(directory), end; at != end; ++at) {
            if (at->is_directory() && hidden(at->path())) at.disable_recursion_pending();
            if (at->is_regular_file() && holds_records(at->path())) files.push_back(at->path().string());
        }
    } catch (const fs::filesystem_error& error) {
        throw Error(ErrorCode::io, "cannot read " + error.path1().string() + ": " + error.code().message());
    }
    std::ranges::sort(files);
    if (files.empty()) {
        throw Error(ErrorCode::invalid_argument, "there are no records below " + directory.string(),
                    "expected files ending in .jsonl, .ndjson or .json, also with .gz or .zst");
    }
    return files;
}

}  // namespace

/// One open file and its decoder.
class Inputs::Stream {
 public:
    Stream(const std::string& path, const std::atomic<bool>* stop)
        : name_(path == "-" ? "stdin" : path),
          fd_(path == "-" ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                          : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
          stop_(stop) {
        if (fd_ < 0) fail();
    }
    ~Stream() { ::close(fd_); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// Appends the next decoded bytes, a bounded number of them, and counts the bytes taken from the file.
    /// False at its end.
    bool read(std::string& out, std::atomic<std::uint64_t>& taken) {
        if (!more_) {
            const std::size_t got = fill();
            if (got == 0) return false;
            taken.fetch_add(got, std::memory_order_relaxed);
            if (!decoder_) decoder_ = decoder_for(left_);
        }
        more_ = decoder_->step(left_, out, name_);
        return true;
    }

 private:
    /// Reads the next bytes of the file; 0 at its end or when told to stop.
    std::size_t fill() {
        if (!wait()) return 0;
        const ssize_t got = ::read(fd_, block_.data(), block_.size());
        if (got < 0) fail();
        if (got == 0 && decoder_ && !decoder_->complete()) {
            throw Error(ErrorCode::io, name_ + ": the compressed data is cut short", "fetch the file again");
        }
        left_ = {block_.data(), static_cast<std::size_t>(got)};
        return left_.size();
    }

    /// Waits for data. A pipe may be silent for ever, and the signal that says stop may reach another thread:
    /// false when told to stop.
    bool wait() const {
        pollfd ready = {fd_, POLLIN, 0};
        for (;;) {
            if (stop_ != nullptr && *stop_) return false;
            const int count = ::poll(&ready, 1, poll_milliseconds);
            if (count < 0 && errno != EINTR) fail();
            if (count > 0) return true;
        }
    }

    [[noreturn]] void fail() const { throw Error(ErrorCode::io, engine::frame::failure("read", name_)); }

    std::string name_;
    int fd_;
    const std::atomic<bool>* stop_;
    std::unique_ptr<Decoder> decoder_;
    std::array<char, read_bytes> block_;
    std::string_view left_;  ///< part of `block_` not decoded yet
    bool more_ = false;      ///< the decoder can go on without reading
};

Inputs::Inputs(const std::vector<std::string>& paths, const std::atomic<bool>* stop) : stop_(stop) {
    std::error_code error;
    for (const std::string& path : paths) {
        if (path != "-" && fs::is_directory(path, error)) {
            std::ranges::move(files_below(path), std::back_inserter(files_));
        } else if (path == "-" || fs::exists(path, error)) {
            files_.push_back(path);
        } else {
            throw Error(ErrorCode::invalid_argument, "there is no file or directory " + path);
        }
    }
    for (const std::string& file : files_) {
        const auto size = fs::file_size(file, error);
        if (file == "-" || error) {
            bytes_total_ = 0;
            return;
        }
        bytes_total_ += size;
    }
}

Inputs::~Inputs() = default;

bool Inputs::open_next() {
    pending_.clear();
    at_ = 0;
    line_ = 0;
    if (next_file_ == files_.size()) return false;
    stream_ = std::make_unique<Stream>(files_[next_file_++], stop_);
    return true;
}

bool Inputs::next(Line& line) {
    try {
        while (stream_ || open_next()) {
            while (read_line(line)) {
                if (line.too_long || line.text.find_first_not_of(" \t") != std::string::npos) return true;
            }
            stream_.reset();
        }
        return false;
    } catch (...) {
        stream_.reset();
        next_file_ = files_.size();
        throw;
    }
}

bool Inputs::read_line(Line& line) {
    line.text.clear();
    line.too_long = false;
    bool any = false;
    for (;;) {
        const char* const from = pending_.data() + at_;
        const std::size_t left = pending_.size() - at_;
        const char* const end = left == 0 ? nullptr : static_cast<const char*>(std::memchr(from, '\n', left));
        const std::size_t taken = end == nullptr ? left : static_cast<std::size_t>(end - from);
        any = any || left != 0;
        line.too_long = line.too_long || line.text.size() + taken > max_line_bytes;
        if (line.too_long) {
            line.text.clear();
        } else {
            line.text.append(from, taken);
        }
        at_ += taken + (end == nullptr ? 0 : 1);
        if (end != nullptr) break;
        pending_.clear();
        at_ = 0;
        if (!stream_->read(pending_, bytes_read_)) {
            if (!any) return false;
            break;
        }
    }
    line.file = static_cast<std::uint32_t>(next_file_ - 1);
    line.number = ++line_;
    if (line_ == 1 && line.text.starts_with("\xef\xbb\xbf")) line.text.erase(0, 3);
    if (line.text.ends_with('\r')) line.text.pop_back();
    return true;
}

}  // namespace kindred::indexer::input
