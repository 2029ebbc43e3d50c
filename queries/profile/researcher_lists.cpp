#include "queries/profile/researcher_lists.hpp"

#include "queries/columns/sort.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace kindred::queries::profile {

namespace {

/// Ranks [first, last) of `total`.
std::pair<std::size_t, std::size_t> window(std::size_t total, std::uint32_t offset, std::uint32_t limit) {
    const std::size_t first = std::min<std::size_t>(offset, total);
    return {first, std::min<std::size_t>(total, first + std::min(limit, max_listed_of_researcher))};
}

}  // namespace

ResearcherList works_of(const engine::Generation& generation, engine::ResearcherId researcher,
                        const std::vector<std::string>& sort, std::uint32_t offset, std::uint32_t limit) {
    const columns::SortOrder order(sort.empty() ? std::vector<std::string>{"year:desc"} : sort,
                                   generation.work_columns());
    std::vector<std::uint32_t> works;
    for (const engine::WorkId work : generation.graph().works_of(researcher))
        works.push_back(engine::number(work));
    const auto [first, last] = window(works.size(), offset, limit);
    std::partial_sort(works.begin(), works.begin() + static_cast<std::ptrdiff_t>(last), works.end(), order);
    ResearcherList list{{}, static_cast<std::uint32_t>(works.size())};
    for (std::size_t i = first; i < last; ++i)
        list.entries.push_back(generation.work_records().read(works[i]).to_json());
    return list;
}

ResearcherList collaborators_of(const engine::Generation& generation, engine::ResearcherId researcher,
                                std::uint32_t offset, std::uint32_t limit) {
    const auto all = generation.graph().collaborators(researcher);
    const auto [first, last] = window(all.size(), offset, limit);
    ResearcherList list{{}, static_cast<std::uint32_t>(all.size())};
    for (const engine::data::Collaborator& one : all.subspan(first, last - first)) {
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
