#include "queries/recommend/excluded.hpp"

#include "engine/base/distinct.hpp"

#include <algorithm>

namespace kindred::queries::recommend {

namespace {

/// Works of `researchers` since `since_year` if given, each once. Works without a year count.
std::vector<engine::WorkId> works_of(const engine::Generation& generation,
                                     const std::vector<engine::ResearcherId>& researchers,
                                     std::optional<int> since_year) {
    const engine::data::Column* years = generation.work_columns().find("year");
    std::vector<engine::WorkId> works;
    for (const engine::ResearcherId researcher : researchers) {
        for (const engine::WorkId work : generation.graph().works_of(researcher)) {
            if (since_year && years != nullptr && years->number(engine::number(work)) < *since_year) continue;
            works.push_back(work);
        }
    }
    engine::sort_distinct(works);
    return works;
}

}  // namespace

Excluded::Excluded(engine::Reader& reader, const Exclusion& exclusion, Collection recommended,
                   const SeedSet& seeds)
    : seeds_(seeds),
      graph_(reader.generation().graph()),
      institutions_(reader.generation().researcher_columns().find("institutions")) {
    for (const std::string& id : exclusion.ids) {
        if (recommended == Collection::works) {
            if (const auto work = reader.find_work(id)) works_.push_back(*work);
        } else if (const auto researcher = reader.find_researcher(id)) {
            researchers_.push_back(*researcher);
        }
    }
    add_coauthors(reader.generation(),
                  find_all<engine::ResearcherId>(reader, exclusion.coauthors_of, "exclude.coauthorsOf"),
                  exclusion.since_year);
    for (const auto researcher :
         find_all<engine::ResearcherId>(reader, exclusion.same_institution_as, "exclude.sameInstitutionAs"))
        institutions_.add(engine::number(researcher));
    researchers_.insert(researchers_.end(), seeds.researchers.begin(), seeds.researchers.end());
    researchers_.insert(researchers_.end(), seeds.negative_researchers.begin(),
                        seeds.negative_researchers.end());
    for (const SeedWork& seed : seeds.negative) works_.push_back(seed.work);
    engine::sort_distinct(researchers_);
    engine::sort_distinct(works_);
}

void Excluded::add_coauthors(const engine::Generation& generation,
                             const std::vector<engine::ResearcherId>& researchers,
                             std::optional<int> since_year) {
    std::vector<bool> asked(graph_.researchers());
    for (const engine::ResearcherId researcher : researchers) asked[engine::number(researcher)] = true;
    std::vector<bool> added(graph_.researchers());
    for (const engine::WorkId work : works_of(generation, researchers, since_year)) {
        const auto authors = graph_.authors(work);
        const auto is_asked = [&](engine::ResearcherId a) {
            return engine::number(a) < asked.size() && asked[engine::number(a)];
        };
        const bool together = std::ranges::count_if(authors, is_asked) > 1;
        for (const engine::ResearcherId author : authors) {
            const std::uint32_t number = engine::number(author);
            if (number >= added.size() || added[number] || (asked[number] && !together)) continue;
            added[number] = true;
            researchers_.push_back(author);
        }
    }
}

bool Excluded::has(engine::ResearcherId researcher) const noexcept {
    return std::ranges::binary_search(researchers_, researcher) ||
           institutions_.shares(engine::number(researcher));
}

bool Excluded::has(engine::WorkId work) const noexcept {
    if (seeds_.has(work) || std::ranges::binary_search(works_, work)) return true;
    return std::ranges::any_of(graph_.authors(work), [&](engine::ResearcherId a) { return has(a); });
}

}  // namespace kindred::queries::recommend
