#pragma once
#include "engine/store/term_index.hpp"

namespace kindred::queries {

/// Every constant of ranking, in one place. docs/ranking.md says how each was chosen.
namespace ranking {

/// BM25 over a work's title and abstract; the title counts three times (indexer/work_batch.hpp).
inline constexpr engine::Bm25 works = {1.2, 0.75};
/// BM25 over what researchers are found by.
inline constexpr engine::Bm25 researchers = {1.2, 0.5};
/// A word of a researcher's name weighs this much more than the same word among their subjects.
inline constexpr double name_boost = 2.0;

/// A word of the title counts as often as this many of the abstract when works are compared.
inline constexpr float neighbour_title_weight = 2.0F;
/// A work is compared with others by this many of its weightiest stems ...
inline constexpr std::size_t neighbour_terms = 25;
/// ... with this many works scored exactly ...
inline constexpr std::uint32_t neighbour_candidates = 200;
/// ... of which so many vote for their authors.
inline constexpr std::size_t neighbours = 64;
/// A neighbour's vote is its closeness to this power: close works count, distant ones hardly.
inline constexpr int vote_power = 3;
/// Works of the seed that are compared, the latest in the index first: bounds the time of one answer.
inline constexpr std::size_t max_seed_works = 100;

}  // namespace ranking

}  // namespace kindred::queries
