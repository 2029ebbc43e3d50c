#include "engine/frame/string_table.hpp"

#include "engine/base/probe.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include <xxhash.h>

namespace kindred::engine::frame {

std::uint32_t StringTable::add(std::string_view text) {
    // At most three slots of four are taken, so that a free one is found soon.
    if ((strings_.size() + 1) * 4 > slots_.size() * 3) grow();
    const std::size_t slot = slot_of(text);
    if (slots_[slot] != 0) return slots_[slot] - 1;
    if (size() == std::numeric_limits<std::uint32_t>::max() - 1)
        throw std::length_error("too many distinct strings");
    strings_.add(text);
    slots_[slot] = size();
    return size() - 1;
}

std::size_t StringTable::slot_of(std::string_view text) const noexcept {
    return probe(slots_, XXH3_64bits(text.data(), text.size()),
                 [&](std::uint32_t taken) { return taken == 0 || (*this)[taken - 1] == text; });
}

void StringTable::grow() {
    slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), 0);
    for (std::uint32_t number = 0; number < size(); ++number) slots_[slot_of((*this)[number])] = number + 1;
}

}  // namespace kindred::engine::frame
