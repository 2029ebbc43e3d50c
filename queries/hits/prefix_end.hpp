#pragma once
#include <cstddef>
#include <string_view>

namespace kindred::queries::hits {

/// How many bytes of `word`, a word of a text as it stands there, make up the first `folded_bytes` bytes of
/// its folded form. Whole characters with the marks on them; a character that folds to several letters counts
/// when its first one does. Apostrophes and zero-width characters count only when something after them does.
std::size_t prefix_end(std::string_view word, std::size_t folded_bytes);

}  // namespace kindred::queries::hits
