#pragma once
#include "engine/frame/flat_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kindred::engine::frame {

/// Distinct strings, numbered from 0 in order of first sight. Takes about 16 bytes beside the bytes of each
/// string, a fraction of what a map of strings does. Belongs to one thread.
class StringTable {
 public:
    /// The number of `text`, which is added when it is new. Throws std::length_error past 2^32 - 2 strings.
    std::uint32_t add(std::string_view text);
    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(strings_.size()); }
    /// String `number`, which must be below `size()`. Valid until the next `add`.
    std::string_view operator[](std::uint32_t number) const noexcept { return strings_[number]; }

 private:
    std::size_t slot_of(std::string_view text) const noexcept;
    void grow();

    RowsBuilder<char> strings_;
    std::vector<std::uint32_t> slots_;  ///< open addressing: number + 1, 0 when free; a power of two
};

}  // namespace kindred::engine::frame
