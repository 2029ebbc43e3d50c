#pragma once
#include "engine/base/ids.hpp"
#include "engine/frame/flat_file.hpp"
#include "engine/likeness/likeness.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <span>
#include <vector>

namespace kindred::engine::likeness {

/// A work and how alike it is to another: 0 to 1, comparable over the collection.
struct Neighbour {
    WorkId work;
    float score;
};

/// A neighbour as the file keeps it, in six bytes.
struct PackedNeighbour {
    std::array<std::uint16_t, 2> work;  ///< low half first
    std::uint16_t score;                ///< in 1/65535

    Neighbour unpacked() const noexcept {
        return {WorkId{work[0] | std::uint32_t{work[1]} << 16}, static_cast<float>(score) / 65535.0F};
    }
};

/// The neighbours of one work, best first.
class NeighbourRow {
 public:
    class Iterator {
     public:
        using difference_type = std::ptrdiff_t;
        using value_type = Neighbour;
        using iterator_category = std::input_iterator_tag;
        using pointer = void;
        using reference = Neighbour;
        explicit Iterator(const PackedNeighbour* at) noexcept : at_(at) {}
        Neighbour operator*() const noexcept { return at_->unpacked(); }
        Iterator& operator++() noexcept {
            ++at_;
            return *this;
        }
        Iterator operator++(int) noexcept { return Iterator(at_++); }
        bool operator==(const Iterator&) const noexcept = default;

     private:
        const PackedNeighbour* at_;
    };

    explicit NeighbourRow(std::span<const PackedNeighbour> row) noexcept : row_(row) {}
    std::size_t size() const noexcept { return row_.size(); }
    bool empty() const noexcept { return row_.empty(); }
    Neighbour operator[](std::size_t i) const noexcept { return row_[i].unpacked(); }
    Iterator begin() const noexcept { return Iterator(row_.data()); }
    Iterator end() const noexcept { return Iterator(row_.data() + row_.size()); }

 private:
    std::span<const PackedNeighbour> row_;
};

/// Rounds scores as the file keeps them, drops those that are nothing then, and leaves the best
/// likeness::neighbours`, best first, ties by number.
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
    Spreads spreads_;
    std::vector<std::uint64_t> offsets_ = {0};
};

/// Reads `neighbours` files: for every work the works most alike to it. Safe from many threads.
class WorkNeighbours {
 public:
    /// Throws Error{corrupt_index}.
    explicit WorkNeighbours(const std::filesystem::path& path);
    std::uint32_t works() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }

    /// At most likeness::neighbours`, best first, ties by number, never the work itself; all scores over 0.
    /// Empty when there is no such work. Cost: one look-up. Of a file that was not checked numbers of works
    /// may be too high.
    NeighbourRow of(WorkId work) const noexcept { return NeighbourRow(rows_[number(work)]); }
    /// What the cosines were scaled by.
    const Spreads& spreads() const noexcept { return spreads_; }
    /// The score of two texts with these cosines, as those of the neighbours.
    double likeness(double sparse_cosine, double latent_cosine) const noexcept {
        return spreads_.likeness(sparse_cosine, latent_cosine);
    }

    /// Throws Error{corrupt_index} when a row breaks what `of` promises. Reads the whole file.
    void check() const;

 private:
    frame::FlatFile file_;
    frame::Rows<PackedNeighbour> rows_;
    Spreads spreads_;
};

}  // namespace kindred::engine::likeness
