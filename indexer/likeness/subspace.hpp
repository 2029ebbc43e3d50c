#pragma once
#include "indexer/stage/workers.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace kindred::indexer::likeness {

/// A sparse matrix, row by row.
struct SparseMatrix {
    struct Entry {
        std::uint32_t column;
        float value;
    };
    std::uint32_t columns = 0;
    std::vector<std::uint64_t> offsets = {0};
    std::vector<Entry> entries;

    std::uint32_t rows() const noexcept { return static_cast<std::uint32_t>(offsets.size() - 1); }
    std::span<const Entry> row(std::uint32_t i) const noexcept {
        return std::span(entries).subspan(offsets[i], offsets[i + 1] - offsets[i]);
    }
};

/// A row of `dimension` numbers for every column of a matrix, one after the other.
struct Directions {
    std::uint32_t dimension = 0;
    std::vector<float> rows;

    std::span<const float> row(std::uint32_t column) const noexcept {
        return std::span(rows).subspan(std::size_t{column} * dimension, dimension);
    }
};

/// The first right singular vectors of `matrix`, at most `dimensions`, as the columns of what is returned:
/// the directions in which its rows differ most. Fewer when its rank is less, none for a matrix of zeros. A
/// randomized SVD (Halko, Martinsson and Tropp, Finding structure with randomness, 2011, algorithms 4.4
/// and 5.1) from a fixed seed: the same numbers on every run on a machine, whatever the number of threads.
/// Throws Error{unavailable} when the build is stopped. Cost: a thousand multiplications an entry; memory for
/// the matrix once more and 1.2 kB a row and a column.
Directions principal_directions(const SparseMatrix& matrix, std::uint32_t dimensions,
                                const stage::Workers& workers);

}  // namespace kindred::indexer::likeness
