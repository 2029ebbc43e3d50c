#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kindred::engine {

/// Open addressing with linear probing: the first slot from that of `hash` on, round the end, of which `done`
/// says that it is free or holds what is looked for. There must be one. The size of `slots` is a power of
/// two.
template <class Slot, class Done>
std::size_t probe(const std::vector<Slot>& slots, std::uint64_t hash, Done done) noexcept {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = hash & mask;
    while (!done(slots[at])) at = (at + 1) & mask;
    return at;
}

}  // namespace kindred::engine
