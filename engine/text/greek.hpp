#pragma once
#include <string_view>

namespace kindred::engine::text {

/// The English name of a small Greek letter without accents: α -> "alpha", ς -> "sigma"; "" for any other
/// character.
std::string_view greek_name(char32_t letter) noexcept;

}  // namespace kindred::engine::text
