#include "indexer/likeness/subspace.hpp"

#include <algorithm>
#include <random>

#include <Eigen/Dense>

namespace kindred::indexer::likeness {

namespace {

using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Square = Eigen::MatrixXd;

/// Directions that are looked for beyond those wanted.
constexpr std::uint32_t oversampling = 16;
constexpr int power_iterations = 2;
constexpr std::uint64_t seed = 20110504;
/// A direction with less of the matrix than this share of what the first one has (the square of the singular
/// value) is noise of the floats.
constexpr double least_share = 1e-5;
/// Sums are made of blocks of this many rows, in the order of the blocks.
constexpr std::uint32_t block_rows = 2048;

std::uint32_t rows_of(const Rows& x) {
    return static_cast<std::uint32_t>(x.rows());
}

SparseMatrix transposed(const SparseMatrix& matrix) {
    SparseMatrix out;
    out.columns = matrix.rows();
    out.offsets.assign(matrix.columns + std::size_t{1}, 0);
    out.entries.resize(matrix.entries.size());
    for (const SparseMatrix::Entry& e : matrix.entries) ++out.offsets[e.column + std::size_t{1}];
    for (std::size_t i = 1; i < out.offsets.size(); ++i) out.offsets[i] += out.offsets[i - 1];
    std::vector<std::uint64_t> next(out.offsets.begin(), out.offsets.end() - 1);
    for (std::uint32_t row = 0; row < matrix.rows(); ++row) {
        for (const SparseMatrix::Entry& e : matrix.row(row)) out.entries[next[e.column]++] = {row, e.value};
    }
    return out;
}

/// Ones, positive and negative by chance.
Rows signs(std::uint32_t rows, std::uint32_t columns) {
    std::mt19937_64 random(seed);
    Rows out(rows, columns);
    for (Eigen::Index i = 0; i < out.rows(); ++i)
        for (Eigen::Index j = 0; j < out.cols(); ++j) out(i, j) = (random() >> 63U) != 0 ? 1.0F : -1.0F;
    return out;
}

/// The algebra that `principal_directions` needs, on its threads.
struct Algebra {
    const stage::Workers& workers;

    Rows product(const SparseMatrix& a, const Rows& x) const {
        Rows out = Rows::Zero(a.rows(), x.cols());
        workers.in_blocks(a.rows(), block_rows, [&](std::uint32_t first, std::uint32_t last) {
            for (std::uint32_t row = first; row < last; ++row)
                for (const SparseMatrix::Entry& e : a.row(row)) out.row(row) += e.value * x.row(e.column);
        });
        return out;
    }

    /// The products of the columns of `x` with each other.
    Square gram(const Rows& x) const {
        std::vector<Eigen::MatrixXf> blocks((rows_of(x) + block_rows - 1) / block_rows);
        workers.in_blocks(rows_of(x), block_rows, [&](std::uint32_t first, std::uint32_t last) {
            const auto block = x.middleRows(first, last - first);
            blocks[first / block_rows].noalias() = block.transpose() * block;
        });
        Square sum = Square::Zero(x.cols(), x.cols());
        for (const Eigen::MatrixXf& block : blocks) sum += block.cast<double>();
        return sum;
    }

    /// The left singular vectors of `x`, at most `most`, those with the greatest singular values first.
    Rows orthonormal(const Rows& x, Eigen::Index most) const {
        if (x.size() == 0) return Rows(x.rows(), 0);
        const Eigen::SelfAdjointEigenSolver<Square> solver(gram(x));
        const auto& squares = solver.eigenvalues();  // ascending
        const double least = squares(squares.size() - 1) * least_share;
        Eigen::Index kept = 0;
        while (kept < std::min(most, squares.size()) && squares(squares.size() - 1 - kept) > least) ++kept;
        Eigen::MatrixXf turn(x.cols(), kept);
        for (Eigen::Index i = 0; i < kept; ++i) {
            const Eigen::Index at = squares.size() - 1 - i;
            turn.col(i) = (solver.eigenvectors().col(at) / std::sqrt(squares(at))).cast<float>();
        }
        Rows out(x.rows(), kept);
        workers.in_blocks(rows_of(x), block_rows, [&](std::uint32_t first, std::uint32_t last) {
            out.middleRows(first, last - first).noalias() = x.middleRows(first, last - first) * turn;
        });
        return out;
    }
};

}  // namespace

Directions principal_directions(const SparseMatrix& matrix, std::uint32_t dimensions,
                                const stage::Workers& workers) {
    const Algebra algebra{workers};
    const SparseMatrix flipped = transposed(matrix);
    const std::uint32_t most = std::min(matrix.rows(), matrix.columns);
    Rows right = signs(matrix.columns, std::min(most, dimensions + oversampling));
    Rows left = algebra.orthonormal(algebra.product(matrix, right), right.cols());
    for (int i = 0; i < power_iterations; ++i) {
        right = algebra.orthonormal(algebra.product(flipped, left), left.cols());
        left = algebra.orthonormal(algebra.product(matrix, right), right.cols());
    }
    // Of the matrix within that basis the right singular vectors, the first ones only.
    right = algebra.orthonormal(algebra.product(flipped, left), dimensions);
    return {static_cast<std::uint32_t>(right.cols()), {right.data(), right.data() + right.size()}};
}

}  // namespace kindred::indexer::likeness
