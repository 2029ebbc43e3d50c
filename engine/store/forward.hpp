#pragma once
#include "engine/ids.hpp"
#include "engine/store/flat_file.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace kindred::engine {

/// The stems of one work in order of the text, stop words included.
struct ForwardText {
    std::vector<StemId> title;
    std::vector<StemId> abstract;
};

/// Writes `forward` files, work by work from 0. Belongs to one thread.
class ForwardWriter {
 public:
    explicit ForwardWriter(const std::filesystem::path& path);
    void add(std::span<const StemId> title, std::span<const StemId> abstract);
    void finish();

 private:
    FlatFileWriter out_;
    std::vector<std::uint64_t> offsets_ = {0};
    std::string buffer_;
};

/// Reads `forward` files: every work's stems in order, as lexicon ids. Safe from many threads.
class Forward {
 public:
    explicit Forward(const std::filesystem::path& path);
    std::uint32_t size() const noexcept;
    /// Decodes the text of `work` into `out`, empty when there is no such work. Throws Error{corrupt_index}
    /// on damaged bytes. Cost: about a nanosecond a stem.
    void read(WorkId work, ForwardText& out) const;

 private:
    FlatFile file_;
    Rows<std::uint8_t> rows_;
};

}  // namespace kindred::engine
