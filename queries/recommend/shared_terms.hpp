#pragma once
#include "engine/generation/generation.hpp"
#include "queries/recommend/text_words.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kindred::queries::recommend {

/// A stem that two texts share.
struct SharedStem {
    engine::StemId stem;
    double weight;  ///< what it adds to their likeness
};
/// By `stem_key`.
using SharedStems = std::unordered_map<std::uint64_t, SharedStem>;

/// Two texts that are alike, and the stems that they share.
struct SharedWords {
    const TextWords* one;
    const TextWords* other;
    SharedStems stems;
};

/// The terms that make the texts of `pairs` alike, each with its share of the whole, the most first, `limit`
/// at most: phrases of up to four words that both texts of a pair have, where they can be found, and words.
/// - Words are a phrase when a hyphen joins them, when the collection has them as a topic, or when they stand
///   together in its titles often enough for how many works have them: not "achieved using".
/// - A word of a phrase is not a term of its own, and a phrase that mostly stands in a longer one is none; a
///   word adds to one term only.
/// - A compound of common words that stands before others ("state-of-the-art", "real-world") is none, and
///   neither are its words.
/// - Alone, a number, a single letter, half of a cut word, a part of a URL, a stop word of the language of
/// the
///   text and what is mostly a part of compounds ("multi-") are no terms. What they add is nobody's.
/// - So are words that many abstracts have and hardly any title ("respectively", "aims"), but for names,
/// which
///   have a capital.
/// - A term is written as the texts mostly write it; a first capital in a title or of a sentence does not
///   count.
/// Deterministic. Cost: some ten microseconds for a pair of abstracts.
std::vector<std::pair<std::string, double>> shared_terms(const engine::Generation& generation,
                                                         std::span<const SharedWords> pairs,
                                                         std::size_t limit);

}  // namespace kindred::queries::recommend
