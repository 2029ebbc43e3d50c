#pragma once
#include <string_view>

namespace kindred::engine::text {

/// True when `word`, folded, is a function word of English ("the", "of", "dont") that no search is about.
bool is_english_stop_word(std::string_view word) noexcept;

}  // namespace kindred::engine::text
