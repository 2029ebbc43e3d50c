#pragma once
#include "engine/generation/generation.hpp"
#include "queries/text/clause.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kindred::queries::readings {

/// The stem of the one word that two words of `generation` are, written with a hyphen: "non-convex" is
/// nonconvex. Of several the one that has the very form, else the most frequent. None when they are two.
std::optional<engine::StemId> compound_of(const engine::Generation& generation, const text::QueryWord& first,
                                          const text::QueryWord& second);

/// A long form in a query: stems [first, last) of it are what expression `number` spells out.
struct LongForm {
    std::size_t first;
    std::size_t last;
    std::uint32_t number;
};

/// The long forms of acronyms among the stems of a query, in order. Stems that the collection does not have
/// are `Lexicon::no_stem`. Cost: a binary search a stem.
std::vector<LongForm> long_forms(const engine::Generation& generation, std::span<const engine::StemId> stems);

/// Stems as a reader would write them, with spaces between.
std::string written(const engine::Generation& generation, std::span<const engine::StemId> stems);

}  // namespace kindred::queries::readings
