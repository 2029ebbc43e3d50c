#pragma once
#include "engine/base/ids.hpp"
#include "engine/frame/flat_file.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace kindred::engine::data {

/// A researcher who shares works with another.
struct Collaborator {
    ResearcherId researcher;
    std::uint32_t works;       ///< how many works they share
    std::uint16_t first_year;  ///< of the shared works, 0 when no year is known
    std::uint16_t last_year;
};

/// Writes the `graph` file from the authors of every work (in author order, without repeats) and the year of
/// each (0 when unknown). `researchers` is the number of researchers; some may have no work.
void write_graph(const std::filesystem::path& path, const std::vector<std::vector<ResearcherId>>& authors,
                 const std::vector<std::uint16_t>& years, std::uint32_t researchers);

/// work -> authors, researcher -> works, researcher -> collaborators. Safe from many threads; every call is
/// one look-up. Unknown numbers give empty rows.
class Graph {
 public:
    explicit Graph(const std::filesystem::path& path);
    std::uint32_t works() const noexcept { return static_cast<std::uint32_t>(authors_.size()); }
    std::uint32_t researchers() const noexcept { return static_cast<std::uint32_t>(works_.size()); }
    /// In author order.
    std::span<const ResearcherId> authors(WorkId work) const noexcept { return authors_[number(work)]; }
    /// Ascending.
    std::span<const WorkId> works_of(ResearcherId researcher) const noexcept {
        return works_[number(researcher)];
    }
    /// By shared works, descending, then by number. Works with more than `max_collaborating_authors` authors
    /// do not make collaborators.
    std::span<const Collaborator> collaborators(ResearcherId researcher) const noexcept {
        return collaborators_[number(researcher)];
    }
    /// True when the two share a work, whatever the number of its authors.
    bool coauthors(ResearcherId a, ResearcherId b) const noexcept;

 private:
    frame::FlatFile file_;
    frame::Rows<ResearcherId> authors_;
    frame::Rows<WorkId> works_;
    frame::Rows<Collaborator> collaborators_;
};

/// A work by more authors than this says little about who works with whom, and n authors make n^2 pairs.
inline constexpr std::size_t max_collaborating_authors = 200;

}  // namespace kindred::engine::data
