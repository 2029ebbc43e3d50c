#pragma once
#include "engine/generation/generation.hpp"
#include "queries/text/query_text.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kindred::queries::match {

/// What a query says of works beside their words, by the ids of values in the columns `year` and `venue`,
/// ascending. No work must be so, but works that are come before others that are alike.
struct SoftConditions {
    std::vector<std::uint32_t> years;
    std::vector<std::uint32_t> venues;

    bool empty() const noexcept { return years.empty() && venues.empty(); }
};

/// A word of a query: its clause among those wanted, and its place there.
using WordPlace = std::pair<std::size_t, std::size_t>;

/// The years and venues that `text`, a simple query, names outside quotes: a word of four digits that is the
/// year of a work, and words that together are the whole name of a venue. Adds the places of these words to
/// `places`, ascending.
SoftConditions read_conditions(const engine::Generation& generation, const text::QueryText& text,
                               std::vector<WordPlace>& places);

/// How far works meet conditions. Safe from many threads; what it is made from must outlive it.
class ConditionLift {
 public:
    /// What meeting the years, and the venues, adds to a score, as a share of it.
    ConditionLift(const engine::Generation& generation, const SoftConditions& conditions, double lift);

    /// 0, the lift, or twice as much. Cost: two reads of mapped memory, none without conditions.
    double of(std::uint32_t work) const noexcept;
    /// The most that a work can have.
    double highest() const noexcept;

 private:
    const SoftConditions& conditions_;
    const engine::data::Column* years_;
    const engine::data::Column* venues_;
    double lift_;
};

}  // namespace kindred::queries::match
