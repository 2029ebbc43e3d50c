#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace kindred::engine {

/// Appends `value` in groups of seven bits, lowest first, the top bit set on all but the last (LEB128).
inline void append_varint(std::string& out, std::uint32_t value) {
    while (value >= 0x80) {
        out.push_back(static_cast<char>(value | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<char>(value));
}

/// Reads one number and moves `at` behind it. False when the bytes end or run over 32 bits; `at` is then
/// unspecified.
inline bool read_varint(const std::uint8_t*& at, const std::uint8_t* end, std::uint32_t& value) {
    value = 0;
    for (unsigned shift = 0; at != end && shift < 35; shift += 7) {
        const std::uint32_t byte = *at++;
        if (shift == 28 && byte > 0x0f) return false;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return true;
    }
    return false;
}

}  // namespace kindred::engine
