#include "engine/store/forward.hpp"

#include "engine/error.hpp"
#include "engine/store/varint.hpp"

namespace kindred::engine {

namespace {

constexpr std::string_view kind = "forward";

void append_stems(std::string& out, std::span<const StemId> stems) {
    for (const StemId stem : stems) append_varint(out, number(stem));
}

}  // namespace

ForwardWriter::ForwardWriter(const std::filesystem::path& path) : out_(path, kind) {
    out_.begin_section("texts.values");
}

void ForwardWriter::add(std::span<const StemId> title, std::span<const StemId> abstract) {
    buffer_.clear();
    append_varint(buffer_, static_cast<std::uint32_t>(title.size()));
    append_stems(buffer_, title);
    append_stems(buffer_, abstract);
    out_.append(buffer_);
    offsets_.push_back(offsets_.back() + buffer_.size());
}

void ForwardWriter::finish() {
    out_.section("texts.offsets", offsets_);
    out_.finish();
}

Forward::Forward(const std::filesystem::path& path) : file_(path, kind), rows_(file_, "texts") {}

std::uint32_t Forward::size() const noexcept {
    return static_cast<std::uint32_t>(rows_.size());
}

void Forward::read(WorkId work, ForwardText& out) const {
    out.title.clear();
    out.abstract.clear();
    const auto row = rows_[number(work)];
    if (row.empty()) return;
    const std::uint8_t* at = row.data();
    const std::uint8_t* const end = at + row.size();
    std::uint32_t title_words = 0;
    std::uint32_t stem = 0;
    bool good = read_varint(at, end, title_words) && title_words <= row.size();
    while (good && at != end) {
        good = read_varint(at, end, stem);
        (out.title.size() < title_words ? out.title : out.abstract).push_back(StemId{stem});
    }
    if (!good || out.title.size() != title_words) {
        file_.damaged("the text of document " + std::to_string(number(work)) + " does not decode");
    }
}

}  // namespace kindred::engine
