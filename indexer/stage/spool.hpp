#pragma once
#include "engine/base/error.hpp"
#include "engine/data/records.hpp"
#include "engine/frame/descriptor.hpp"
#include "engine/frame/mapped_file.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kindred::indexer::stage {

/// Rows of values that are kept on disk until a later stage wants them: first added by one thread at a time,
/// then, from `finish` on, read by many. The file has no name any more by then, so that its memory can be
/// given back, and goes with this object. Costs 8 bytes of memory a row.
template <typename T>
class Spool {
    static_assert(std::is_trivially_copyable_v<T>);

 public:
    explicit Spool(const std::filesystem::path& path) : path_(path), out_(path, std::ios::binary) {}

    /// Throws Error{io}, as `finish` does.
    void add(std::span<const T> row) {
        out_.write(reinterpret_cast<const char*>(row.data()), static_cast<std::streamsize>(row.size_bytes()));
        ends_.push_back(ends_.back() + row.size());
        require_good();
    }
    void finish() {
        out_.close();
        require_good();
        file_.emplace(path_);
        std::filesystem::remove(path_);
    }

    /// Gives the disk back; rows may not be read any more.
    void release() { file_.reset(); }

    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(ends_.size() - 1); }
    std::span<const T> operator[](std::uint32_t row) const noexcept {
        const auto* const values = reinterpret_cast<const T*>(file_->bytes().data());
        return {values + ends_[row], values + ends_[row + 1]};
    }

 private:
    void require_good() const {
        if (!out_) throw Error(ErrorCode::io, engine::frame::failure("write", path_), "is the disk full?");
    }

    std::filesystem::path path_;
    std::ofstream out_;
    std::vector<std::uint64_t> ends_ = {0};
    std::optional<engine::frame::MappedFile> file_;
};

/// The records of works, as RecordsWriter::encode makes them, until the topics are known.
class RecordSpool : public Spool<char> {
 public:
    explicit RecordSpool(const std::filesystem::path& path)
        : Spool(path), source_(std::make_shared<const std::string>(path.string())) {}

    std::string_view encoded(std::uint32_t work) const {
        const auto row = (*this)[work];
        return {row.data(), row.size()};
    }
    engine::data::StoredRecord read(std::uint32_t work) const {
        return {std::string(encoded(work)), source_};
    }

 private:
    std::shared_ptr<const std::string> source_;
};

}  // namespace kindred::indexer::stage
