#pragma once
#include "indexer/sample/topics/topics.hpp"

#include <span>
#include <string_view>

namespace kindred::indexer::sample {

/// Sentence patterns. Slots: {T} {U} two subjects, {F} {G} two factors, {O} {Q} two outcomes, {M} {L} two
/// methods, {P} a place with its preposition, {X} units in the plural, {A} the name of a system, {N} a count,
/// {R} a percentage without its sign, {Y} a number of years, {n} a small number in letters. Every slot can
/// begin a sentence; none needs its verb to agree with it.
struct Patterns {
    std::span<const std::string_view> titles;
    std::span<const std::string_view> openings;
    std::span<const std::string_view> aims;
    std::span<const std::string_view> results;
    std::span<const std::string_view> closings;
};

const Patterns& patterns(Manner manner);

/// Titles of review articles, for every manner.
std::span<const std::string_view> review_titles();

/// Titles and short abstracts in one language other than English; {C} is the topic in that language.
struct ForeignPatterns {
    std::string_view language;  ///< ISO 639-1
    std::span<const std::string_view> titles;
    std::span<const std::string_view> abstracts;
};

/// In the order of `TopicEntry::abroad`.
std::span<const ForeignPatterns> foreign_patterns();

}  // namespace kindred::indexer::sample
