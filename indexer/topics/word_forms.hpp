#pragma once
#include "engine/text/analyser.hpp"

#include <string_view>

namespace kindred::indexer::topics {

/// The stem of `token`, a word of `text`. Capitals with one s after them ("LLMs", "GPUs") have that of the
/// capitals alone; stemmers leave the s where no vowel stands before it.
std::string_view stem_of(const engine::text::Token& token, std::string_view text) noexcept;

/// What the singular and the plural of `token`, a word of `text`, begin with when it is English, folded:
/// "transformer" for "transformers", "quer" for "query" and "queries". Words of one stem with different roots
/// ("transform") are different words.
std::string_view root_of(const engine::text::Token& token, std::string_view text) noexcept;

/// True for a text that is written in capitals: it has letters, and folding changes each of them. No text of
/// a script without capitals is.
bool in_capitals(std::string_view text);

}  // namespace kindred::indexer::topics
