#pragma once
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace kindred::engine {

/// The number that all of `text` spells, as std::from_chars reads it; nothing when the text is no number or
/// one that `Number` cannot hold. `base` is that of whole numbers, 10 when not given.
template <class Number, class... Base>
std::optional<Number> to_number(std::string_view text, Base... base) noexcept {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base...);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace kindred::engine
