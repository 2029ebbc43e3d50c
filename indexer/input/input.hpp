#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kindred::indexer::input {

/// Longest record, in bytes. A longer line is skipped without being kept in memory.
inline constexpr std::size_t max_line_bytes = std::size_t{8} << 20;

/// One line of the inputs.
struct Line {
    std::string text;          ///< without its end; empty when `too_long`
    std::uint32_t file = 0;    ///< index into Inputs::files()
    std::uint64_t number = 0;  ///< from 1
    bool too_long = false;     ///< over `max_line_bytes`
};

/// The lines of files, directories and stdin ("-"), in order. gzip and zstd are recognised by their first
/// bytes. A directory stands for the .jsonl, .ndjson and .json files below it (also with .gz or .zst), sorted
/// by path, hidden ones left out. Blank lines, carriage returns at line ends and a byte order mark are
/// ignored. Belongs to one thread, except for `bytes_read`.
class Inputs {
 public:
    /// Throws Error{invalid_argument} when a path does not exist or a directory holds no records.
    /// `stop`, when given, ends a wait for data that does not come: then `next` is false.
    explicit Inputs(const std::vector<std::string>& paths, const std::atomic<bool>* stop = nullptr);
    ~Inputs();
    Inputs(const Inputs&) = delete;
    Inputs& operator=(const Inputs&) = delete;

    const std::vector<std::string>& files() const noexcept { return files_; }
    /// The next line; false at the end of the last file. Throws Error{io} when a file cannot be read or its
    /// compressed data is damaged or cut short; what follows an error is not read: then `next` is false.
    bool next(Line& line);

    /// Bytes taken from the files so far, as they are on disk. Safe from any thread.
    std::uint64_t bytes_read() const noexcept { return bytes_read_.load(std::memory_order_relaxed); }
    /// Size of all files; 0 when unknown (stdin).
    std::uint64_t bytes_total() const noexcept { return bytes_total_; }

 private:
    class Stream;

    const std::atomic<bool>* stop_;
    std::vector<std::string> files_;
    std::uint64_t bytes_total_ = 0;
    std::atomic<std::uint64_t> bytes_read_ = 0;
    std::size_t next_file_ = 0;
    std::unique_ptr<Stream> stream_;
    std::string pending_;  ///< decoded bytes not yet given out as lines
    std::size_t at_ = 0;   ///< first byte of `pending_` not given out
    std::uint64_t line_ = 0;

    bool open_next();
    bool read_line(Line& line);
};

}  // namespace kindred::indexer::input
