#pragma once
#include "engine/frame/mapped_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace kindred::engine::frame {

/// A line of the table of a flat file.
struct FlatSection {
    std::array<char, 32> name;  ///< padded with NUL
    std::uint64_t offset;
    std::uint64_t bytes;
    std::uint64_t element_bytes;
};

/// Writes one flat file: named sections of plain numbers or bytes, 8-byte aligned, little-endian, a table of
/// them at the end. Sections are written one after the other and can be streamed. Identical calls give
/// identical bytes. Belongs to one thread. Every failure to write throws Error{io}.
class FlatFileWriter {
 public:
    /// `kind` names what the file holds ("records"); the reader must ask for the same kind.
    FlatFileWriter(const std::filesystem::path& path, std::string_view kind);

    /// Starts the section `name` of elements of `element_bytes`; ends the one before.
    void begin_section(std::string_view name, std::size_t element_bytes = 1);
    void append(const void* data, std::size_t bytes);
    void append(std::string_view bytes) { append(bytes.data(), bytes.size()); }

    /// The section of the elements of a std::vector or std::span.
    template <typename Values>
    void section(std::string_view name, const Values& values) {
        using T = typename Values::value_type;
        static_assert(std::is_trivially_copyable_v<T>);
        begin_section(name, sizeof(T));
        append(values.data(), values.size() * sizeof(T));
    }
    /// The section of what `member` gives for every one of `all`.
    template <typename All, typename Member>
    void section(std::string_view name, const All& all, Member member) {
        std::vector<std::remove_cvref_t<std::invoke_result_t<Member, decltype(*all.begin())>>> values;
        std::ranges::transform(all, std::back_inserter(values), member);
        section(name, values);
    }

    /// Writes the table and syncs to disk. Without it the file is not readable.
    void finish();

 private:
    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };
    void write(const void* data, std::size_t bytes);
    void pad();
    [[noreturn]] void fail(int error, const char* hint) const;

    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Close> file_;
    std::uint64_t written_ = 0;
    std::vector<FlatSection> sections_;
};

/// A flat file, memory-mapped. Opening checks the frame: magic, kind, table, bounds and alignment of every
/// section. Anything wrong throws Error{corrupt_index}. Safe to read from many threads.
class FlatFile {
 public:
    FlatFile(const std::filesystem::path& path, std::string_view kind);

    /// The elements of section `name`; throws Error{corrupt_index} if it is missing or of another element
    /// size.
    template <typename T>
    std::span<const T> section(std::string_view name) const {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::span<const std::byte> bytes = find(name, sizeof(T));
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
    /// The only element of section `name`; throws Error{corrupt_index} that says `what` when there are more
    /// or none.
    template <typename T>
    T single(std::string_view name, std::string_view what) const {
        const std::span<const T> values = section<T>(name);
        if (values.size() != 1) damaged(what);
        return values.front();
    }
    std::string_view text(std::string_view name) const {
        const auto bytes = section<char>(name);
        return {bytes.data(), bytes.size()};
    }
    bool has_section(std::string_view name) const noexcept;

    const std::filesystem::path& path() const noexcept { return file_.path(); }
    /// Throws Error{corrupt_index} that names the file and says what is wrong with it.
    [[noreturn]] void damaged(std::string_view what) const;

 private:
    std::span<const std::byte> find(std::string_view name, std::size_t element_bytes) const;

    MappedFile file_;
    std::vector<FlatSection> sections_;
};

/// Rows of numbers, one after the other: row i is values[offsets[i], offsets[i + 1]) (compressed sparse
/// rows). A view into a flat file's sections `<name>.offsets` (u64) and `<name>.values` (T). Opening checks
/// that offsets rise and end at the end of the values, so that no row can leave the file. Rows of characters
/// are strings.
template <typename T>
class Rows {
 public:
    using Row = std::conditional_t<std::is_same_v<T, char>, std::string_view, std::span<const T>>;

    Rows() = default;
    Rows(const FlatFile& file, const std::string& name)
        : offsets_(file.section<std::uint64_t>(name + ".offsets")),
          values_(file.section<T>(name + ".values")) {
        if (offsets_.empty() || offsets_.front() != 0 || offsets_.back() != values_.size() ||
            !std::is_sorted(offsets_.begin(), offsets_.end()))
            file.damaged("the offsets of " + name + " do not fit its values");
    }
    /// Number of rows.
    std::size_t size() const noexcept { return offsets_.empty() ? 0 : offsets_.size() - 1; }
    /// Row `i`, empty when there is no such row.
    Row operator[](std::size_t i) const noexcept {
        if (i >= size()) return {};
        return {values_.data() + offsets_[i], static_cast<std::size_t>(offsets_[i + 1] - offsets_[i])};
    }

 private:
    std::span<const std::uint64_t> offsets_;
    std::span<const T> values_;
};

/// The first number of [first, last) for which `before` does not hold, `last` when there is none; it must
/// hold for all numbers up to there and for none from there on. Cost: a binary search.
template <typename Before>
std::uint32_t first_not(std::uint32_t first, std::uint32_t last, Before&& before) {
    while (first < last) {
        const std::uint32_t middle = first + (last - first) / 2;
        if (before(middle)) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first;
}

/// Writes the two sections that `Rows<T>` reads, row by row.
template <typename T>
class RowsWriter {
 public:
    /// Starts the section of the values; no other may be started in `out` before `finish`.
    RowsWriter(FlatFileWriter& out, std::string name) : out_(out), name_(std::move(name)) {
        out_.begin_section(name_ + ".values", sizeof(T));
    }
    void add(const void* values, std::size_t count) {
        out_.append(values, count * sizeof(T));
        offsets_.push_back(offsets_.back() + count);
    }
    void add(std::string_view bytes) { add(bytes.data(), bytes.size() / sizeof(T)); }
    void finish() { out_.section(name_ + ".offsets", offsets_); }

 private:
    FlatFileWriter& out_;
    std::string name_;
    std::vector<std::uint64_t> offsets_ = {0};
};

/// Collects rows in memory and writes them as the two sections that `Rows` reads.
template <typename T>
class RowsBuilder {
 public:
    template <typename Range>
    void add(const Range& row) {
        values_.insert(values_.end(), row.begin(), row.end());
        offsets_.push_back(values_.size());
    }
    std::size_t size() const noexcept { return offsets_.size() - 1; }
    /// Row `i`, valid until the next `add`.
    typename Rows<T>::Row operator[](std::size_t i) const noexcept {
        return {values_.data() + offsets_[i], static_cast<std::size_t>(offsets_[i + 1] - offsets_[i])};
    }
    /// All rows, one after the other.
    const std::vector<T>& values() const noexcept { return values_; }
    void write(FlatFileWriter& out, const std::string& name) const {
        out.section(name + ".offsets", offsets_);
        out.section(name + ".values", values_);
    }

 private:
    std::vector<std::uint64_t> offsets_ = {0};
    std::vector<T> values_;
};

/// Writes the two sections that `Rows<T>` reads, a row for every one of `all`: what `row_of` gives for it.
template <typename T, typename All, typename RowOf = std::identity>
void write_rows(FlatFileWriter& out, const std::string& name, const All& all, RowOf row_of = {}) {
    RowsBuilder<T> rows;
    for (const auto& one : all) rows.add(std::invoke(row_of, one));
    rows.write(out, name);
}

}  // namespace kindred::engine::frame
