#include "engine/data/forward.hpp"

#include <algorithm>

namespace kindred::engine::data {

namespace {

constexpr std::string_view kind = "forward";

}  // namespace

ForwardWriter::ForwardWriter(const std::filesystem::path& path)
    : out_(path, kind), rows_(out_, "texts"), totals_(text_field_count, 0) {}

void ForwardWriter::add(const ForwardText& text) {
    buffer_.clear();
    std::size_t field = 0;
    for (const auto& words : text) {
        frame::append_varint(buffer_, static_cast<std::uint32_t>(words.size()));
        totals_[field++] += words.size();
    }
    frame::append_varint(buffer_, text.name);
    for (const auto& words : text) {
        for (const WordId word : words) frame::append_varint(buffer_, number(word));
    }
    rows_.add(buffer_);
}

void ForwardWriter::finish() {
    rows_.finish();
    out_.section("totals", totals_);
    out_.finish();
}

Forward::Forward(const std::filesystem::path& path) : file_(path, kind), rows_(file_, "texts") {
    const auto totals = file_.section<std::uint64_t>("totals");
    if (totals.size() != text_field_count) file_.damaged("it counts other fields");
    if (rows_.size() == 0) return;
    std::ranges::transform(totals, means_.begin(), [this](std::uint64_t words) {
        return static_cast<double>(words) / static_cast<double>(rows_.size());
    });
}

TextLengths Forward::read_lengths(WorkId work, const std::uint8_t*& at, const std::uint8_t* end) const {
    TextLengths lengths;
    if (at == end) return lengths;
    const auto most = static_cast<std::size_t>(end - at);
    for (std::uint32_t& length : lengths) {
        // Every word is a byte at least, so a longer field is damage; checked before anybody makes room.
        if (!frame::read_varint(at, end, length) || length > most) undecodable(work);
    }
    if (!frame::read_varint(at, end, lengths.name) || lengths.name > lengths[TextField::title])
        undecodable(work);
    return lengths;
}

void Forward::undecodable(WorkId work) const {
    file_.damaged("the text of document " + std::to_string(number(work)) + " does not decode");
}

void Forward::read(WorkId work, ForwardText& out) const {
    for (auto& words : out) words.clear();
    out.name =
        scan(work, [&](TextField field, std::uint32_t, WordId word) { out[field].push_back(word); }).name;
}

}  // namespace kindred::engine::data
