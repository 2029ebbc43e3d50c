#include "engine/frame/flat_file.hpp"

#include "engine/base/error.hpp"
#include "engine/frame/descriptor.hpp"

#include <bit>
#include <cstring>

namespace kindred::engine::frame {

namespace {

static_assert(std::endian::native == std::endian::little,
              "flat files are little-endian and mapped as they are");

constexpr std::string_view magic = "KINDRED1";
constexpr std::size_t alignment = 8;

/// The first bytes of a file.
struct Head {
    std::array<char, 8> magic;
    std::array<char, 24> kind;
};
/// The last bytes of a file.
struct Tail {
    std::uint64_t table_offset;
    std::uint64_t sections;
    std::array<char, 8> magic;
};

template <std::size_t n>
std::array<char, n> padded(std::string_view text) {
    std::array<char, n> out = {};
    std::memcpy(out.data(), text.data(), std::min(text.size(), n));
    return out;
}

template <std::size_t n>
std::string_view unpadded(const std::array<char, n>& text) {
    return {text.data(), ::strnlen(text.data(), n)};
}

}  // namespace

FlatFileWriter::FlatFileWriter(const std::filesystem::path& path, std::string_view kind)
    : path_(path), file_(std::fopen(path.c_str(), "wbe")) {
    if (!file_) fail(errno, "");
    const Head head = {padded<8>(magic), padded<24>(kind)};
    write(&head, sizeof head);
}

void FlatFileWriter::fail(int error, const char* hint) const {
    throw Error(ErrorCode::io, failure("write", path_, error), hint);
}

void FlatFileWriter::write(const void* data, std::size_t bytes) {
    if (bytes != 0 && std::fwrite(data, 1, bytes, file_.get()) != bytes) fail(errno, "is the disk full?");
    written_ += bytes;
}

void FlatFileWriter::pad() {
    constexpr std::array<char, alignment> zeros = {};
    write(zeros.data(), (alignment - written_ % alignment) % alignment);
}

void FlatFileWriter::begin_section(std::string_view name, std::size_t element_bytes) {
    if (name.size() >= FlatSection{}.name.size())
        throw std::logic_error("section name too long: " + std::string(name));
    pad();
    sections_.push_back({padded<32>(name), written_, 0, element_bytes});
}

void FlatFileWriter::append(const void* data, std::size_t bytes) {
    write(data, bytes);
    sections_.back().bytes += bytes;
}

void FlatFileWriter::finish() {
    pad();
    const Tail tail = {written_, sections_.size(), padded<8>(magic)};
    write(sections_.data(), sections_.size() * sizeof(FlatSection));
    write(&tail, sizeof tail);
    const bool synced = std::fflush(file_.get()) == 0 && ::fsync(::fileno(file_.get())) == 0;
    const int error = errno;
    const bool closed = std::fclose(file_.release()) == 0;
    if (!synced || !closed) fail(error, "is the disk full?");
}

FlatFile::FlatFile(const std::filesystem::path& path, std::string_view kind) : file_(path) {
    const std::span<const std::byte> bytes = file_.bytes();
    Head head;
    Tail tail;
    if (bytes.size() < sizeof head + sizeof tail) damaged("it is too short");
    std::memcpy(&head, bytes.data(), sizeof head);
    std::memcpy(&tail, bytes.data() + bytes.size() - sizeof tail, sizeof tail);
    if (unpadded(head.magic) != magic || unpadded(tail.magic) != magic)
        damaged("it is cut short or not of kindred");
    if (unpadded(head.kind) != kind) damaged("it is not a file of " + std::string(kind));
    const std::uint64_t table_bytes =
        bytes.size() - sizeof tail - std::min<std::uint64_t>(tail.table_offset, bytes.size());
    if (tail.table_offset > bytes.size() - sizeof tail || tail.sections > 1000 ||
        table_bytes != tail.sections * sizeof(FlatSection)) {
        damaged("its table of sections does not fit");
    }
    sections_.resize(tail.sections);
    if (table_bytes > 0) std::memcpy(sections_.data(), bytes.data() + tail.table_offset, table_bytes);
    for (const FlatSection& row : sections_) {
        if (row.offset > tail.table_offset || row.bytes > tail.table_offset - row.offset ||
            row.offset % alignment != 0 || row.element_bytes == 0 || row.bytes % row.element_bytes != 0) {
            damaged("a section leaves the file");
        }
    }
}

std::span<const std::byte> FlatFile::find(std::string_view name, std::size_t element_bytes) const {
    for (const FlatSection& section : sections_) {
        if (unpadded(section.name) != name) continue;
        if (section.element_bytes != element_bytes)
            damaged("section " + std::string(name) + " has another element size");
        return file_.bytes().subspan(section.offset, section.bytes);
    }
    damaged("section " + std::string(name) + " is missing");
}

bool FlatFile::has_section(std::string_view name) const noexcept {
    return std::ranges::any_of(sections_, [&](const FlatSection& s) { return unpadded(s.name) == name; });
}

void FlatFile::damaged(std::string_view what) const {
    throw Error(ErrorCode::corrupt_index, path().string() + " is damaged: " + std::string(what),
                rebuild_hint);
}

}  // namespace kindred::engine::frame
