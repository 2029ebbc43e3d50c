#include "engine/text/markup/entities.hpp"

#include "engine/text/markup/symbols.hpp"

#include <array>
#include <charconv>
#include <cstdint>

namespace kindred::engine::text {

namespace {

constexpr std::size_t max_entity_bytes = 12;  // "#x10FFFF;" and "thetasym;" with room

/// Windows-1252, which "&#146;" means where Unicode has controls: the punctuation of 0x91 to 0x97.
constexpr std::array<char32_t, 7> windows_punctuation = {U'‘', U'’', U'“', U'”', U'•', U'–', U'—'};

std::optional<char32_t> numeric(std::string_view digits) {
    int base = 10;
    if (!digits.empty() && (digits[0] == 'x' || digits[0] == 'X')) {
        base = 16;
        digits.remove_prefix(1);
    }
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
    if (code >= 0x91 && code <= 0x97) return windows_punctuation[code - 0x91];
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
    return code;
}

}  // namespace

std::optional<Entity> read_html_entity(std::string_view text) {
    const auto end = text.substr(0, max_entity_bytes).find(';');
    if (end == std::string_view::npos || end == 0) return std::nullopt;
    const auto name = text.substr(0, end);
    const auto code = name[0] == '#' ? numeric(name.substr(1)) : entity(name);
    if (!code) return std::nullopt;
    return Entity{*code, end + 1};
}

}  // namespace kindred::engine::text
