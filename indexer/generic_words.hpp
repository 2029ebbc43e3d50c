#pragma once
#include <string_view>

namespace kindred::indexer {

/// True for a folded English word that says what kind of thing a work is or does, not what it is about
/// ("approach", "analysis", "learned"): nobody is helped by having it suggested alone.
bool generic_word(std::string_view word) noexcept;

}  // namespace kindred::indexer
