#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

namespace kindred::engine::frame {

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

/// The same for numbers of which most take two or three bytes, in no predictable order: up to four
/// bytes are taken at once, without a branch on how many they are.
inline bool read_long_varint(const std::uint8_t*& at, const std::uint8_t* end, std::uint32_t& value) {
    std::uint32_t bytes = 0;
    if (end - at < 4) return read_varint(at, end, value);
    std::memcpy(&bytes, at, 4);
    const std::uint32_t last = ~bytes & 0x80808080;  // the top bit is clear in the last byte
    if (last == 0) return read_varint(at, end, value);
    bytes &= last ^ (last - 1);
    value = (bytes & 0x7f) | (bytes >> 1 & 0x3f80) | (bytes >> 2 & 0x1fc000) | (bytes >> 3 & 0xfe00000);
    at += std::countr_zero(last) / 8 + 1;
    return true;
}

}  // namespace kindred::engine::frame
