#pragma once
#include "engine/text/analyser.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kindred::indexer::suggestions {

/// Ways to type a suggestion that are remembered.
inline constexpr std::size_t max_spellings = 8;

/// The folded words of `text` without what tells singular and plural apart, written as one: "Multi-Task
/// Models", "multi task model" and "Multitask Models" are the same.
std::string joined(std::string_view text, engine::text::Analyser& analyser);

/// How somebody may type what is spelled so, as folded words: those of each of `texts`, and beside them the
/// ones that hyphens join as one word ("k-means" -> kmeans). Each once, at most `max_spellings`; of several
/// texts the first count more. Empty when no text has a word.
std::vector<std::vector<std::string>> ways_to_type(const std::vector<std::string>& texts,
                                                   engine::text::Analyser& analyser);

}  // namespace kindred::indexer::suggestions
