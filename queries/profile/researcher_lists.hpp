#pragma once
#include "engine/generation/generation.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::profile {

/// One page of what belongs to a researcher.
struct ResearcherList {
    std::vector<nlohmann::ordered_json> entries;
    std::uint32_t total = 0;
};

/// Longest page.
inline constexpr std::uint32_t max_listed_of_researcher = 1000;

/// Ranks [offset, offset + limit) of the works of `researcher`, as they are stored: in the order of `sort`,
/// as SortOrder takes it, the latest first when it is empty. Throws ParameterError{"sort"}. Cost: a look at
/// the columns for every work of theirs, a decompression for each that is shown.
ResearcherList works_of(const engine::Generation& generation, engine::ResearcherId researcher,
                        const std::vector<std::string>& sort, std::uint32_t offset, std::uint32_t limit);

/// Collaborators of `researcher`, those with most shared works first: `id`, `name`, `works`, and, when known,
/// `first_year` and `last_year`. Cost: a decompression for each that is shown.
ResearcherList collaborators_of(const engine::Generation& generation, engine::ResearcherId researcher,
                                std::uint32_t offset, std::uint32_t limit);

}  // namespace kindred::queries::profile
