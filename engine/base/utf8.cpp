#include "engine/base/utf8.hpp"

#include <array>

#include <utf8proc.h>

namespace kindred::engine {

Character decode(std::string_view text, std::size_t at) noexcept {
    utf8proc_int32_t code = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (size <= 0) return {0, 1, false};
    return {static_cast<char32_t>(code), static_cast<std::uint32_t>(size), true};
}

std::string_view first_character(std::string_view text) noexcept {
    return text.empty() ? text : text.substr(0, decode(text, 0).size);
}

void append_utf8(std::string& out, char32_t code) {
    std::array<utf8proc_uint8_t, 4> bytes;
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

}  // namespace kindred::engine
