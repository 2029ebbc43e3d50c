#include "engine/data/graph.hpp"

#include <algorithm>
#include <unordered_map>

namespace kindred::engine::data {

namespace {

constexpr std::string_view kind = "graph";

using WorksByResearcher = std::vector<std::vector<WorkId>>;

WorksByResearcher invert(const std::vector<std::vector<ResearcherId>>& authors, std::uint32_t researchers) {
    WorksByResearcher works(researchers);
    for (std::uint32_t w = 0; w < authors.size(); ++w) {
        for (const ResearcherId author : authors[w]) works[number(author)].push_back(WorkId{w});
    }
    return works;
}

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
    std::sort(found.begin(), found.end(), [](const Collaborator& a, const Collaborator& b) {
        return a.works != b.works ? a.works > b.works : number(a.researcher) < number(b.researcher);
    });
    return found;
}

}  // namespace

void write_graph(const std::filesystem::path& path, const std::vector<std::vector<ResearcherId>>& authors,
                 const std::vector<std::uint16_t>& years, std::uint32_t researchers) {
    const WorksByResearcher works = invert(authors, researchers);
    frame::RowsBuilder<ResearcherId> author_rows;
    frame::RowsBuilder<WorkId> work_rows;
    frame::RowsBuilder<Collaborator> collaborator_rows;
    for (const auto& row : authors) author_rows.add(row);
    std::unordered_map<std::uint32_t, std::size_t> seen;
    for (std::uint32_t r = 0; r < researchers; ++r) {
        work_rows.add(works[r]);
        collaborator_rows.add(collaborators_of(ResearcherId{r}, works[r], authors, years, seen));
    }
    frame::FlatFileWriter out(path, kind);
    author_rows.write(out, "authors");
    work_rows.write(out, "works");
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

std::uint32_t Graph::works() const noexcept {
    return static_cast<std::uint32_t>(authors_.size());
}

std::uint32_t Graph::researchers() const noexcept {
    return static_cast<std::uint32_t>(works_.size());
}

std::span<const ResearcherId> Graph::authors(WorkId work) const noexcept {
    return authors_[number(work)];
}

std::span<const WorkId> Graph::works_of(ResearcherId researcher) const noexcept {
    return works_[number(researcher)];
}

std::span<const Collaborator> Graph::collaborators(ResearcherId researcher) const noexcept {
    return collaborators_[number(researcher)];
}

bool Graph::coauthors(ResearcherId a, ResearcherId b) const noexcept {
    const auto first = works_of(a);
    const auto second = works_of(b);
    auto i = first.begin();
    auto j = second.begin();
    while (i != first.end() && j != second.end()) {
        if (*i == *j) return true;
        if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return false;
}

}  // namespace kindred::engine::data
