#pragma once
#include "engine/base/ids.hpp"
#include "engine/frame/flat_file.hpp"
#include "engine/likeness/likeness.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace kindred::engine::likeness {

/// Longest vector of a work.
inline constexpr std::uint32_t max_dimension = 4096;

/// Rows of one length in a byte a number: number j of row i stands for values[i * dimension + j] * scales[i].
struct ByteRows {
    std::uint32_t dimension = 0;
    std::vector<std::int8_t> values;
    std::vector<float> scales;  ///< 0 for a row of zeros

    /// Adds a row, its largest number as 127 or -127. Of `dimension` numbers, all finite.
    void add(std::span<const float> row);
};

/// What turns stems into latent vectors: a row for every stem that it knows. A view of numbers that must
/// outlive it.
struct Projection {
    static constexpr std::uint32_t no_row = 0xFFFFFFFF;
    std::uint32_t dimension = 0;
    std::span<const std::uint32_t> row_of_stem;  ///< `no_row` for a stem that is not known
    std::span<const std::int8_t> values;
    std::span<const float> scales;

    /// The sum of the rows of the stems of `text` by weight, of length 1; empty when it knows none of them.
    /// Cost: about 50 ns a stem.
    std::vector<float> project(std::span<const WeightedStem> text) const;
};

/// Writes a `latent` file, work by work from 0. Belongs to one thread. Throws Error{io}.
class LatentWriter {
 public:
    /// `own`: the vectors are those that came with the works, not made from their words.
    LatentWriter(const std::filesystem::path& path, std::uint32_t dimension, bool own);
    /// `vector` has `dimension` finite numbers of any length, or none: a work without a vector.
    void add(std::span<const float> vector);
    /// Ends the file; `projection` is that of texts, null when there is none.
    void finish(const Projection* projection);

 private:
    frame::FlatFileWriter out_;
    bool own_;
    ByteRows row_;  ///< the last one
    std::vector<float> scales_;
};

/// Reads `latent` files: for every work a dense vector of length 1, a byte a number. Works on one subject
/// have vectors that point the same way even when they share no word. Safe from many threads; no call throws.
class Latent {
 public:
    /// Throws Error{corrupt_index}. Cost: reads one number a work and one a stem.
    explicit Latent(const std::filesystem::path& path);

    std::uint32_t works() const noexcept { return static_cast<std::uint32_t>(scales_.size()); }
    /// 0 when the collection is too small for any.
    std::uint32_t dimension() const noexcept { return dimension_; }
    /// True when the vectors came with the works; then there is no projection.
    bool own() const noexcept { return own_; }
    /// True when texts can be turned into vectors.
    bool has_projection() const noexcept { return has_projection_; }
    /// Stems of the lexicon that the projection was made for, 0 without one.
    std::uint32_t stems() const noexcept {
        return static_cast<std::uint32_t>(projection_.row_of_stem.size());
    }

    /// The vector of `work` up to its length, `dimension()` numbers; empty when there is no such work, zeros
    /// when the work has none.
    std::span<const std::int8_t> vector(WorkId work) const noexcept;
    /// What a number of vector(work) is multiplied by to give the vector length 1; 0 for zeros.
    float scale(WorkId work) const noexcept;

    /// From -1 to 1; 0 when either has no vector. Cost: 15 ns for 128 dimensions that are in the cache.
    double cosine(WorkId a, WorkId b) const noexcept;
    /// The same with a vector of length 1 and `dimension()` numbers; 0 for one of another size.
    double cosine(WorkId work, std::span<const float> vector) const noexcept;

    /// The vector of a text, of length 1 and as those of the works; empty when there is no projection or it
    /// knows none of its stems.
    std::vector<float> project(std::span<const WeightedStem> text) const { return projection_.project(text); }

 private:
    frame::FlatFile file_;
    std::uint32_t dimension_ = 0;
    bool own_ = false;
    bool has_projection_ = false;
    std::span<const std::int8_t> values_;
    std::span<const float> scales_;
    Projection projection_;
};

/// The dot product of the common numbers. The same on every machine.
std::int32_t dot(std::span<const std::int8_t> a, std::span<const std::int8_t> b) noexcept;

}  // namespace kindred::engine::likeness
