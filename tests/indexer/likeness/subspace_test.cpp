#include "indexer/likeness/subspace.hpp"

#include "engine/base/error.hpp"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace kindred::indexer;
using namespace kindred::indexer::likeness;

namespace {

using Row = std::vector<float>;

SparseMatrix sparse(const std::vector<Row>& rows) {
    SparseMatrix out;
    out.columns = static_cast<std::uint32_t>(rows.empty() ? 0 : rows[0].size());
    for (const Row& row : rows) {
        for (std::uint32_t column = 0; column < row.size(); ++column)
            if (row[column] != 0) out.entries.push_back({column, row[column]});
        out.offsets.push_back(out.entries.size());
    }
    return out;
}

Directions directions(const std::vector<Row>& rows, std::uint32_t dimensions, unsigned threads = 2) {
    const std::atomic<bool> stop = false;
    return principal_directions(sparse(rows), dimensions, {threads, stop});
}

/// The length of column `i`, or its product with column `j`.
double product(const Directions& d, std::uint32_t i, std::uint32_t j) {
    double sum = 0;
    for (std::size_t at = 0; at < d.rows.size(); at += d.dimension)
        sum += static_cast<double>(d.rows[at + i]) * static_cast<double>(d.rows[at + j]);
    return sum;
}

/// Rows on a plane of a space of `columns` dimensions, but for some noise.
std::vector<Row> nearly_flat(std::size_t rows, std::size_t columns, double noise) {
    std::mt19937 random(3);
    std::normal_distribution<double> number;
    std::vector<Row> out(rows, Row(columns));
    for (Row& row : out) {
        const double x = number(random);
        const double y = number(random);
        for (std::size_t c = 0; c < columns; ++c) {
            const auto angle = static_cast<double>(c);
            row[c] = static_cast<float>(3 * x * std::cos(angle) + y * std::sin(2 * angle) +
                                        noise * number(random));
        }
    }
    return out;
}

/// The share of the squares of all numbers that is left after projecting on the directions.
double kept(const std::vector<Row>& rows, const Directions& d) {
    double whole = 0;
    double inside = 0;
    for (const Row& row : rows) {
        for (std::uint32_t j = 0; j < d.dimension; ++j) {
            double at = 0;
            for (std::uint32_t c = 0; c < row.size(); ++c)
                at += static_cast<double>(row[c]) * static_cast<double>(d.row(c)[j]);
            inside += at * at;
        }
        for (const float x : row) whole += static_cast<double>(x) * static_cast<double>(x);
    }
    return inside / whole;
}

}  // namespace

TEST_CASE("The directions are those in which the rows differ most", "[indexer][subspace]") {
    const auto rows = nearly_flat(300, 60, 0.01);
    const Directions d = directions(rows, 2);
    REQUIRE(d.dimension == 2);
    CHECK(kept(rows, d) > 0.999);
    CHECK(product(d, 0, 0) == Approx(1).margin(1e-3));
    CHECK(product(d, 1, 1) == Approx(1).margin(1e-3));
    CHECK(product(d, 0, 1) == Approx(0).margin(1e-3));
    const Directions first = directions(rows, 1);
    REQUIRE(first.dimension == 1);
    CHECK(kept(rows, first) > 0.7);
    CHECK(kept(rows, first) < 0.99);
}

TEST_CASE("There are no more directions than the rank of the matrix", "[indexer][subspace]") {
    CHECK(directions(nearly_flat(300, 60, 0), 10).dimension == 2);
    CHECK(directions({{1, 0, 0}, {0, 1, 0}}, 10).dimension == 2);
    const std::vector<Row> same(50, Row{0.6F, 0.8F});
    const Directions one = directions(same, 10);
    REQUIRE(one.dimension == 1);
    CHECK(std::abs(static_cast<double>(one.row(1)[0])) == Approx(0.8).margin(1e-3));
    CHECK(directions({{0, 0}, {0, 0}}, 10).dimension == 0);
    CHECK(directions({}, 10).dimension == 0);
    CHECK(directions({{}, {}}, 10).dimension == 0);
}

TEST_CASE("The directions do not depend on the number of threads", "[indexer][subspace]") {
    const auto rows = nearly_flat(5000, 40, 0.5);
    CHECK(directions(rows, 20, 1).rows == directions(rows, 20, 3).rows);
}

TEST_CASE("A stop ends the search for directions", "[indexer][subspace]") {
    const std::atomic<bool> stop = true;
    CHECK_THROWS_AS(principal_directions(sparse(nearly_flat(30, 6, 0)), 2, {2, stop}), kindred::Error);
}
