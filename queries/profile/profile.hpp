#pragma once
#include "engine/generation/generation.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::profile {

/// Which work an identifier means. Neither set nor choices: unknown.
struct WorkLookup {
    std::optional<engine::WorkId> work;   ///< set when exactly one is meant
    std::vector<engine::WorkId> choices;  ///< several have that DOI, or whatever it is
};

/// Finds a work by id, else by DOI, arXiv id, PMID or address in any dress.
WorkLookup find_work(engine::Reader& reader, std::string_view identifier);

/// Whom an id or a name means.
struct ResearcherLookup {
    std::optional<engine::ResearcherId> researcher;  ///< set when exactly one is meant
    bool by_name = false;                            ///< found by name, ORCID or address, not by id
    std::vector<engine::ResearcherId> choices;       ///< several have that name
};

/// Finds a researcher by id, else by ORCID or address in any dress, else by exact folded name ("damai dai").
/// Neither set nor choices: unknown.
ResearcherLookup find_researcher(engine::Reader& reader, std::string_view id_or_name);

/// GET /api/v1/researchers/{id}: the record, `top_works`, `topics` with weights, `collaborators` with counts
/// and years, `institutions`, `venues`, `works_by_year`.
nlohmann::ordered_json researcher_profile(engine::Reader& reader, engine::ResearcherId researcher);

/// The choices of an ambiguous name: [{"id","name","institutions","works_count"}].
nlohmann::ordered_json choices_to_json(engine::Reader& reader,
                                       const std::vector<engine::ResearcherId>& choices);

/// GET /api/v1/works/{id}: the record with its authors, `similar` (5 works with _score) and
/// `references_found` (references that the index has, with titles).
nlohmann::ordered_json work_profile(engine::Reader& reader, engine::WorkId work);

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
