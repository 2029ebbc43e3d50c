#pragma once
#include "queries/hits/text_matcher.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace kindred::queries::hits {

/// The part of `text` that a crop to `words` words shows; `matches` are those of `text`.
///
/// It holds the matches that lie closest together among those that cover the most words of the query; of
/// equals the first. The words left over go to both sides in turn, but a sentence is filled before the next
/// one is begun. Without a match it is the head of the text. The window starts and ends at a word, or where
/// the text does. The whole text when it has no more words than asked for, and when `words` is 0. `parts` is
/// TextMatcher::parts(). Linear in the matches and in `words`.
ByteRange crop_window(std::string_view text, const TextMatches& matches, std::uint32_t parts,
                      std::size_t words);

}  // namespace kindred::queries::hits
