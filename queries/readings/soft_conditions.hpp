#pragma once
#include "engine/generation/generation.hpp"
#include "queries/text/query_text.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kindred::queries::readings {

/// What a query says of works beside their words; years, venues and topics by the ids of values in these
/// columns, ascending. No work must be so, but works that are come before others that are alike.
struct SoftConditions {
    std::vector<std::uint32_t> years;
    std::vector<std::uint32_t> venues;
    /// The topic whose whole name the other words are.
    std::vector<std::uint32_t> topics;
    /// Works by people who are called as two words say that stand side by side, ascending; a work as many
    /// times as there are such pairs.
    std::vector<std::uint32_t> named;
};

/// A word of a query: its clause among those wanted, and its place there.
using WordPlace = std::pair<std::size_t, std::size_t>;

/// The years, venues, authors and the topic that `text`, a simple query, names outside quotes: a word of four
/// digits that is the year of a work, words that together are the whole name of a venue, two words of the
/// name of an author, and all other words as the name of a topic. Adds the places of words that are
/// nothing else to `places`, ascending: those of years and venues, and initials.
SoftConditions read_conditions(const engine::Generation& generation, const text::QueryText& text,
                               std::vector<WordPlace>& places);

/// How far works meet conditions. Safe from many threads; what it is made from must outlive it.
class ConditionLift {
 public:
    /// What meeting the years, the venues, or a pair of words of a name, adds to a score, as a share of it;
    /// and what having the topic adds.
    ConditionLift(const engine::Generation& generation, const SoftConditions& conditions, double lift,
                  double topic_lift);

    /// The lifts of the conditions that are met. Cost: three reads of mapped memory and a binary search at
    /// most.
    double of(std::uint32_t work) const noexcept;
    /// The lifts of all kinds of conditions: what a work has that is of such a year, in such a venue, about
    /// the topic, and by somebody with one such pair in their name.
    double highest() const noexcept;

 private:
    const SoftConditions& conditions_;
    const engine::data::Column* years_;
    const engine::data::Column* venues_;
    const engine::data::Column* topics_;
    double lift_;
    double topic_lift_;
};

}  // namespace kindred::queries::readings
