#pragma once
#include "engine/base/ids.hpp"
#include "engine/frame/flat_file.hpp"
#include "engine/likeness/likeness.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace kindred::engine::likeness {

/// A work and how alike it is to another: 0 to 1, comparable over the collection.
struct Neighbour {
    WorkId work;
    float score;
};

/// A neighbour as the file keeps it, in six bytes.
class PackedNeighbour {
 public:
    explicit PackedNeighbour(const Neighbour& neighbour) noexcept;
    operator Neighbour() const noexcept {
        return {WorkId{work_[0] | std::uint32_t{work_[1]} << 16}, static_cast<float>(score_) / 65535.0F};
    }

 private:
    std::array<std::uint16_t, 2> work_;  ///< low half first
    std::uint16_t score_;                ///< in 1/65535
};

/// The neighbours of one work, best first.
using NeighbourRow = std::span<const PackedNeighbour>;

/// Rounds scores as the file keeps them, drops those that are nothing then, and leaves the best
/// `likeness::neighbours`, best first, ties by number.
void keep_best(std::vector<Neighbour>& scored);

/// Writes a `neighbours` file, work by work from 0. Belongs to one thread. Throws Error{io}.
class NeighboursWriter {
 public:
    NeighboursWriter(const std::filesystem::path& path, const Spreads& spreads);
    /// Neighbours of the next work as `keep_best` leaves them.
    void add(std::span<const Neighbour> row);
    void finish();

 private:
    frame::FlatFileWriter out_;
    frame::RowsWriter<PackedNeighbour> rows_;
    Spreads spreads_;
};

/// Reads `neighbours` files: for every work the works most alike to it. Safe from many threads.
class WorkNeighbours {
 public:
    /// Throws Error{corrupt_index}.
    explicit WorkNeighbours(const std::filesystem::path& path);
    std::uint32_t works() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }

    /// At most `likeness::neighbours`, best first, ties by number, never the work itself; all scores over 0.
    /// Empty when there is no such work. Cost: one look-up. Of a file that was not checked numbers of works
    /// may be too high.
    NeighbourRow of(WorkId work) const noexcept { return rows_[number(work)]; }
    /// What the cosines were scaled by: its `likeness` of two texts compares with the scores of neighbours.
    const Spreads& spreads() const noexcept { return spreads_; }

    /// Throws Error{corrupt_index} when a row breaks what `of` promises. Reads the whole file.
    void check() const;

 private:
    frame::FlatFile file_;
    frame::Rows<PackedNeighbour> rows_;
    Spreads spreads_;
};

}  // namespace kindred::engine::likeness
