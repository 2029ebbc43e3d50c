#pragma once
#include "engine/generation/generation.hpp"
#include "queries/text/clause.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kindred::queries::readings {

/// Works of people who share a name that are looked at, at most.
inline constexpr std::size_t max_namesakes_works = 4000;

/// The works with an author whose name has both words, in any order; ascending. Words are compared as they
/// are written, stop words too; a single letter stands for any other word of the name that begins with it as
/// well. Nothing unless both may be words of a name, and one of them is no stop word and longer than a
/// letter. Cost: the postings of both words, and 0.5 us for every work that has both among its authors.
std::vector<std::uint32_t> works_by_name(const engine::Generation& generation, const text::QueryWord& one,
                                         const text::QueryWord& other);

}  // namespace kindred::queries::readings
