#pragma once
#include <string_view>

namespace kindred::indexer::topics {

/// True for a folded English word that says what kind of thing a work is or does, not what it is about
/// ("approach", "analysis", "learned"): nobody is helped by having it suggested alone.
bool generic_word(std::string_view word) noexcept;

/// True for a folded English word that says what kind of text or contribution a work is: what ends in it is
/// no topic ("Empirical Study", "Unified Framework").
bool kind_of_work(std::string_view word) noexcept;

}  // namespace kindred::indexer::topics
