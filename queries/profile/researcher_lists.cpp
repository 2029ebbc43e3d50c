#include "queries/profile/researcher_lists.hpp"

#include "queries/base/paging.hpp"
#include "queries/columns/sort.hpp"

#include <algorithm>

namespace kindred::queries::profile {

ResearcherList works_of(const engine::Generation& generation, engine::ResearcherId researcher,
                        const std::vector<std::string>& sort, std::uint32_t offset, std::uint32_t limit) {
    const columns::SortOrder order(sort.empty() ? std::vector<std::string>{"year:desc"} : sort,
                                   generation.work_columns());
    std::vector<std::uint32_t> works;
    for (const engine::WorkId work : generation.graph().works_of(researcher))
        works.push_back(engine::number(work));
    const Ranks ranks = Paging{offset, limit}.ranks(works.size(), max_listed_of_researcher);
    std::partial_sort(works.begin(), works.begin() + ranks.last, works.end(), order);
    ResearcherList list{{}, static_cast<std::uint32_t>(works.size())};
    for (std::uint32_t i = ranks.first; i < ranks.last; ++i)
        list.entries.push_back(generation.work_records().read(works[i]).to_json());
    return list;
}

ResearcherList collaborators_of(const engine::Generation& generation, engine::ResearcherId researcher,
                                std::uint32_t offset, std::uint32_t limit) {
    const auto all = generation.graph().collaborators(researcher);
    const Ranks ranks = Paging{offset, limit}.ranks(all.size(), max_listed_of_researcher);
    ResearcherList list{{}, static_cast<std::uint32_t>(all.size())};
    for (const engine::data::Collaborator& one : all.subspan(ranks.first, ranks.count())) {
        const auto record = generation.researcher_records().read(engine::number(one.researcher));
        nlohmann::ordered_json entry = {
            {"id", record.text("id")}, {"name", record.text("name")}, {"works", one.works}};
        if (one.first_year != 0) {
            entry["first_year"] = one.first_year;
            entry["last_year"] = one.last_year;
        }
        list.entries.push_back(std::move(entry));
    }
    return list;
}

}  // namespace kindred::queries::profile
