#include "indexer/gathered/bounded_counts.hpp"

#include "engine/base/probe.hpp"

#include <algorithm>
#include <utility>

namespace kindred::indexer::gathered {

namespace {

constexpr std::size_t first_slots = 1024;

/// Keys may be small numbers side by side: the finish of MurmurHash3 spreads them.
std::uint64_t spread(std::uint64_t key) noexcept {
    key = (key ^ (key >> 33)) * 0xFF51AFD7ED558CCDU;
    key = (key ^ (key >> 33)) * 0xC4CEB9FE1A85EC53U;
    return key ^ (key >> 33);
}

}  // namespace

std::size_t BoundedCounts::slot_of(std::uint64_t key) const noexcept {
    return engine::probe(slots_, spread(key),
                         [&](const Entry& entry) { return entry.count == 0 || entry.key == key; });
}

void BoundedCounts::add(std::uint64_t key, std::uint32_t count) {
    if (count == 0) return;
    if ((size_ + 1) * 2 > slots_.size()) make_room();
    Entry& entry = slots_[slot_of(key)];
    if (entry.count == 0) {
        entry.key = key;
        ++size_;
    }
    entry.count += count;
}

std::uint32_t BoundedCounts::count(std::uint64_t key) const noexcept {
    return slots_.empty() ? 0 : slots_[slot_of(key)].count;
}

std::vector<BoundedCounts::Entry> BoundedCounts::sorted(std::uint32_t floor) const {
    std::vector<Entry> out;
    for (const Entry& entry : slots_)
        if (entry.count >= std::max(floor, 1U)) out.push_back(entry);
    std::ranges::sort(out, {}, &Entry::key);
    return out;
}

void BoundedCounts::make_room() {
    if (size_ < most_) {
        rehash(std::max(first_slots, slots_.size() * 2));
        return;
    }
    // Half of the room at once, so that forgetting stays cheap beside counting.
    while (size_ > most_ / 2) {
        ++forgotten_;
        std::size_t left = 0;
        for (Entry& entry : slots_) {
            if (entry.count <= forgotten_) entry.count = 0;
            if (entry.count != 0) ++left;
        }
        size_ = left;
    }
    rehash(slots_.size());
}

void BoundedCounts::rehash(std::size_t slots) {
    const std::vector<Entry> old = std::exchange(slots_, std::vector<Entry>(slots));
    for (const Entry& entry : old) {
        if (entry.count != 0) slots_[slot_of(entry.key)] = entry;
    }
}

}  // namespace kindred::indexer::gathered
