#include "engine/text/stem_cache.hpp"

#include <algorithm>

#include <xxhash.h>

namespace kindred::engine::text {

namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 16;
constexpr std::size_t first_slots = 4096;

std::uint64_t hash_of(std::string_view word) noexcept {
    return XXH3_64bits(word.data(), word.size());
}

}  // namespace

const Stemmed* StemCache::find(std::string_view word) const noexcept {
    if (slots_.empty()) return nullptr;
    const auto hash = hash_of(word);
    const auto mask = slots_.size() - 1;
    for (auto at = hash & mask;; at = (at + 1) & mask) {
        const auto& slot = slots_[at];
        if (slot.entry.word.empty()) return nullptr;
        if (slot.hash == hash && slot.entry.word == word) return &slot.entry;
    }
}

const Stemmed* StemCache::insert(std::string_view word, std::string_view stem, bool stop) {
    if (full() || word.empty()) return nullptr;
    if ((size_ + 1) * 2 > slots_.size()) grow();
    const auto hash = hash_of(word);
    const auto mask = slots_.size() - 1;
    auto at = hash & mask;
    while (!slots_[at].entry.word.empty()) at = (at + 1) & mask;
    const auto kept = keep(word);
    // Most stems are heads of their words and need no characters of their own.
    const auto kept_stem = word.starts_with(stem) ? kept.substr(0, stem.size()) : keep(stem);
    slots_[at] = {hash, {kept, kept_stem, stop}};
    ++size_;
    return &slots_[at].entry;
}

void StemCache::clear() noexcept {
    std::ranges::fill(slots_, Slot{});
    blocks_.clear();
    block_left_ = 0;
    size_ = 0;
}

std::string_view StemCache::keep(std::string_view text) {
    if (text.size() > block_left_) {
        const auto size = std::max(block_bytes, text.size());
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
        block_left_ = size;
    }
    // A block is filled from its end, so what is left needs no second counter.
    block_left_ -= text.size();
    char* const to = blocks_.back().get() + block_left_;
    std::ranges::copy(text, to);
    return {to, text.size()};
}

void StemCache::grow() {
    std::vector<Slot> slots(slots_.empty() ? first_slots : slots_.size() * 2);
    const auto mask = slots.size() - 1;
    for (const auto& slot : slots_) {
        if (slot.entry.word.empty()) continue;
        auto at = slot.hash & mask;
        while (!slots[at].entry.word.empty()) at = (at + 1) & mask;
        slots[at] = slot;
    }
    slots_ = std::move(slots);
}

}  // namespace kindred::engine::text
