#include "engine/data/graph.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace kindred::engine::data {

namespace {

constexpr std::string_view kind = "graph";

/// Collaborators of one researcher; `seen` is scratch space.
std::vector<Collaborator> collaborators_of(ResearcherId researcher, const std::vector<WorkId>& works,
                                           const std::vector<std::vector<ResearcherId>>& authors,
                                           const std::vector<std::uint16_t>& years,
                                           std::unordered_map<std::uint32_t, std::size_t>& seen) {
    std::vector<Collaborator> found;
    seen.clear();
    for (const WorkId work : works) {
        const auto& team = authors[number(work)];
        if (team.size() > max_collaborating_authors) continue;
        const std::uint16_t year = years[number(work)];
        for (const ResearcherId other : team) {
            if (other == researcher) continue;
            const auto [at, added] = seen.try_emplace(number(other), found.size());
            if (added) found.push_back({other, 0, year, year});
            Collaborator& entry = found[at->second];
            ++entry.works;
            if (year != 0) {
                entry.first_year = entry.first_year == 0 ? year : std::min(entry.first_year, year);
                entry.last_year = std::max(entry.last_year, year);
            }
        }
    }
    std::ranges::sort(found, [](const Collaborator& a, const Collaborator& b) {
        return std::tie(b.works, a.researcher) < std::tie(a.works, b.researcher);
    });
    return found;
}

}  // namespace

void write_graph(const std::filesystem::path& path, const std::vector<std::vector<ResearcherId>>& authors,
                 const std::vector<std::uint16_t>& years, std::uint32_t researchers) {
    frame::RowsBuilder<Collaborator> collaborator_rows;
    std::vector<std::vector<WorkId>> works(researchers);
    for (std::uint32_t w = 0; w < authors.size(); ++w) {
        for (const ResearcherId author : authors[w]) works[number(author)].push_back(WorkId{w});
    }
    std::unordered_map<std::uint32_t, std::size_t> seen;
    for (std::uint32_t r = 0; r < researchers; ++r) {
        collaborator_rows.add(collaborators_of(ResearcherId{r}, works[r], authors, years, seen));
    }
    frame::FlatFileWriter out(path, kind);
    frame::write_rows<ResearcherId>(out, "authors", authors);
    frame::write_rows<WorkId>(out, "works", works);
    collaborator_rows.write(out, "collaborators");
    out.finish();
}

Graph::Graph(const std::filesystem::path& path)
    : file_(path, kind),
      authors_(file_, "authors"),
      works_(file_, "works"),
      collaborators_(file_, "collaborators") {
    if (works_.size() != collaborators_.size()) file_.damaged("its sections have different lengths");
}

bool Graph::coauthors(ResearcherId a, ResearcherId b) const noexcept {
    const auto first = works_of(a);
    const auto second = works_of(b);
    auto i = first.begin();
    auto j = second.begin();
    while (i != first.end() && j != second.end()) {
        if (*i == *j) return true;
        ++(*i < *j ? i : j);
    }
    return false;
}

}  // namespace kindred::engine::data
