#include "indexer/input.hpp"

#include "engine/error.hpp"
#include "indexer/decoder.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

namespace kindred::indexer {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t read_bytes = std::size_t{256} << 10;

bool holds_records(const fs::path& path) {
    constexpr std::array<std::string_view, 3> endings = {".jsonl", ".ndjson", ".json"};
    fs::path name = path.filename();
    if (name.string().starts_with('.')) return false;
    if (name.extension() == ".gz" || name.extension() == ".zst") name = name.stem();
    return std::find(endings.begin(), endings.end(), name.extension().string()) != endings.end();
}

std::vector<std::string> files_below(const fs::path& directory) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
        if (entry.is_regular_file() && holds_records(entry.path())) files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
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
    explicit Stream(std::string name) : name_(name == "-" ? "stdin" : std::move(name)) {
        file_ = name_ == "stdin" ? stdin : std::fopen(name_.c_str(), "rbe");
        if (file_ == nullptr) {
            throw Error(ErrorCode::io,
                        "cannot read " + name_ + ": " + std::generic_category().message(errno));
        }
    }
    ~Stream() {
        if (file_ != stdin) std::fclose(file_);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// Appends the next decoded bytes; returns the bytes taken from the file, 0 at its end.
    std::size_t read(std::string& out) {
        const std::size_t got = std::fread(block_.data(), 1, block_.size(), file_);
        if (got == 0) {
            if (std::ferror(file_) != 0) {
                throw Error(ErrorCode::io,
                            "cannot read " + name_ + ": " + std::generic_category().message(errno));
            }
            if (decoder_ && !decoder_->complete()) {
                throw Error(ErrorCode::io, name_ + ": the compressed data is cut short",
                            "fetch the file again");
            }
            return 0;
        }
        const std::string_view bytes(block_.data(), got);
        if (!decoder_) decoder_ = decoder_for(bytes);
        decoder_->feed(bytes, out, name_);
        return got;
    }

 private:
    std::string name_;
    std::FILE* file_;
    std::unique_ptr<Decoder> decoder_;
    std::array<char, read_bytes> block_;
};

Inputs::Inputs(const std::vector<std::string>& paths) {
    bool sizes_known = true;
    for (const std::string& path : paths) {
        std::error_code error;
        if (path == "-") {
            files_.push_back(path);
            sizes_known = false;
        } else if (fs::is_directory(path, error)) {
            const auto below = files_below(path);
            files_.insert(files_.end(), below.begin(), below.end());
        } else if (fs::exists(path, error)) {
            files_.push_back(path);
        } else {
            throw Error(ErrorCode::invalid_argument, "there is no file or directory " + path);
        }
    }
    for (const std::string& file : files_) {
        std::error_code error;
        const auto size = sizes_known ? fs::file_size(file, error) : 0;
        sizes_known = sizes_known && !error;
        bytes_total_ = sizes_known ? bytes_total_ + size : 0;
    }
}

Inputs::~Inputs() = default;

bool Inputs::open_next() {
    stream_.reset();
    pending_.clear();
    at_ = 0;
    line_ = 0;
    if (next_file_ == files_.size()) return false;
    stream_ = std::make_unique<Stream>(files_[next_file_++]);
    return true;
}

bool Inputs::next(Line& line) {
    while (stream_ || open_next()) {
        while (read_line(line)) {
            if (line.too_long || line.text.find_first_not_of(" \t") != std::string::npos) return true;
        }
        if (!open_next()) return false;
    }
    return false;
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
        const std::size_t got = stream_->read(pending_);
        if (got == 0) {
            if (!any) return false;
            break;
        }
        bytes_read_.fetch_add(got, std::memory_order_relaxed);
    }
    line.file = static_cast<std::uint32_t>(next_file_ - 1);
    line.number = ++line_;
    if (line_ == 1 && line.text.starts_with("\xef\xbb\xbf")) line.text.erase(0, 3);
    if (line.text.ends_with('\r')) line.text.pop_back();
    return true;
}

}  // namespace kindred::indexer
