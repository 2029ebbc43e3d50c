#include "engine/text/stem_cache.hpp"

#include "engine/base/probe.hpp"

#include <algorithm>
#include <utility>

#include <xxhash.h>

namespace kindred::engine::text {

namespace {

constexpr std::size_t first_slots = 4096;

std::uint64_t hash_of(std::string_view word) noexcept {
    return XXH3_64bits(word.data(), word.size());
}

}  // namespace

std::size_t StemCache::slot_of(std::uint64_t hash, std::string_view word) const noexcept {
    return probe(slots_, hash, [&](const Slot& slot) {
        return slot.entry.word.empty() || (slot.hash == hash && slot.entry.word == word);
    });
}

const Stemmed* StemCache::find(std::string_view word) const noexcept {
    if (slots_.empty()) return nullptr;
    const auto& entry = slots_[slot_of(hash_of(word), word)].entry;
    return entry.word.empty() ? nullptr : &entry;
}

const Stemmed* StemCache::insert(std::string_view word, std::string_view stem, bool stop) {
    if (full() || word.empty()) return nullptr;
    if ((size_ + 1) * 2 > slots_.size()) grow();
    const auto hash = hash_of(word);
    const auto kept = keep(word);
    // Most stems are heads of their words and need no characters of their own.
    const auto kept_stem = word.starts_with(stem) ? kept.substr(0, stem.size()) : keep(stem);
    auto& slot = slots_[slot_of(hash, word)];
    slot = {hash, {kept, kept_stem, stop}};
    ++size_;
    return &slot.entry;
}

void StemCache::clear() noexcept {
    std::ranges::fill(slots_, Slot{});
    characters_.release();
    size_ = 0;
}

std::string_view StemCache::keep(std::string_view text) {
    auto* const to = static_cast<char*>(characters_.allocate(text.size(), 1));
    std::ranges::copy(text, to);
    return {to, text.size()};
}

void StemCache::grow() {
    const auto old = std::exchange(slots_, std::vector<Slot>(std::max(first_slots, slots_.size() * 2)));
    for (const auto& slot : old) {
        if (!slot.entry.word.empty()) slots_[slot_of(slot.hash, slot.entry.word)] = slot;
    }
}

}  // namespace kindred::engine::text
