#include "queries/recommend/excluded.hpp"

#include <algorithm>

namespace kindred::queries {

namespace {

template <typename T>
void settle(std::vector<T>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Everybody who shares a work with `researcher`, of any number of authors, since `year` if given. Works
/// without a year count.
void add_coauthors(const engine::Generation& generation, engine::ResearcherId researcher,
                   std::optional<int> since, std::vector<engine::ResearcherId>& out) {
    const engine::Column* years = generation.work_columns().find("year");
    for (const engine::WorkId work : generation.graph().works_of(researcher)) {
        if (since && years != nullptr && years->number(engine::number(work)) < *since) continue;
        for (const engine::ResearcherId author : generation.graph().authors(work))
            if (author != researcher) out.push_back(author);
    }
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
    for (const auto researcher : find_researchers(reader, exclusion.coauthors_of, "exclude.coauthorsOf"))
        add_coauthors(reader.generation(), researcher, exclusion.since_year, researchers_);
    for (const auto researcher :
         find_researchers(reader, exclusion.same_institution_as, "exclude.sameInstitutionAs"))
        institutions_.add(engine::number(researcher));
    settle(researchers_);
    settle(works_);
}

bool Excluded::has(engine::ResearcherId researcher) const noexcept {
    return seeds_.has(researcher) ||
           std::binary_search(researchers_.begin(), researchers_.end(), researcher) ||
           institutions_.shares(engine::number(researcher));
}

bool Excluded::has(engine::WorkId work) const noexcept {
    if (seeds_.has(work) || std::binary_search(works_.begin(), works_.end(), work)) return true;
    const auto authors = graph_.authors(work);
    return std::any_of(authors.begin(), authors.end(), [&](engine::ResearcherId a) { return has(a); });
}

}  // namespace kindred::queries
