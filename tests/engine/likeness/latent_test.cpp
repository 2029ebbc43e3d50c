#include "engine/likeness/latent.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using namespace kindred::engine::likeness;

namespace {

using Vector = std::vector<float>;

std::vector<Vector> random_vectors(std::size_t count, std::size_t dimension) {
    std::mt19937 random(7);
    std::normal_distribution<float> number;
    std::vector<Vector> vectors(count, Vector(dimension));
    for (Vector& vector : vectors)
        for (float& x : vector) x = number(random);
    return vectors;
}

double exact_cosine(const Vector& a, const Vector& b) {
    double product = 0;
    double of_a = 0;
    double of_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += static_cast<double>(a[i]) * static_cast<double>(b[i]);
        of_a += static_cast<double>(a[i]) * static_cast<double>(a[i]);
        of_b += static_cast<double>(b[i]) * static_cast<double>(b[i]);
    }
    return product / std::sqrt(of_a * of_b);
}

Vector unit(Vector vector) {
    double squares = 0;
    for (const float x : vector) squares += static_cast<double>(x) * static_cast<double>(x);
    for (float& x : vector) x = static_cast<float>(static_cast<double>(x) / std::sqrt(squares));
    return vector;
}

void write(const std::filesystem::path& path, const std::vector<Vector>& vectors, std::uint32_t dimension) {
    LatentWriter writer(path, dimension, true);
    for (const Vector& vector : vectors) writer.add(vector);
    writer.finish(nullptr);
}

}  // namespace

TEST_CASE("Cosines of stored vectors are those of the given ones", "[engine][latent]") {
    const test::TempDir dir;
    for (const std::uint32_t dimension : {1U, 15U, 16U, 31U, 128U, 200U}) {
        const auto vectors = random_vectors(20, dimension);
        write(dir / "f", vectors, dimension);
        const Latent latent(dir / "f");
        REQUIRE(latent.works() == 20);
        CHECK(latent.dimension() == dimension);
        for (std::uint32_t a = 0; a < 20; ++a) {
            CHECK(latent.vector(WorkId{a}).size() == dimension);
            CHECK(latent.cosine(WorkId{a}, WorkId{a}) == Approx(1));
            for (std::uint32_t b = 0; b < 20; ++b) {
                const double cosine = exact_cosine(vectors[a], vectors[b]);
                CHECK(latent.cosine(WorkId{a}, WorkId{b}) == Approx(cosine).margin(0.02));
                CHECK(latent.cosine(WorkId{a}, unit(vectors[b])) == Approx(cosine).margin(0.02));
            }
        }
    }
}

TEST_CASE("A work without a vector is like nothing", "[engine][latent]") {
    const test::TempDir dir;
    write(dir / "f", {{1, 2}, {}, {0, 0}}, 2);
    const Latent latent(dir / "f");
    CHECK(latent.own());
    for (const std::uint32_t work : {1U, 2U, 3U, 0xFFFFFFFFU}) {
        CHECK(latent.cosine(WorkId{0}, WorkId{work}) == 0);
        CHECK(latent.cosine(WorkId{work}, WorkId{work}) == 0);
        CHECK(latent.cosine(WorkId{work}, Vector{1, 0}) == 0);
        CHECK(latent.scale(WorkId{work}) == 0);
    }
    CHECK(latent.vector(WorkId{1}).size() == 2);
    CHECK(latent.vector(WorkId{3}).empty());
    CHECK(latent.cosine(WorkId{0}, Vector{1}) == 0);
}

TEST_CASE("Numbers of any size keep their direction", "[engine][latent]") {
    const test::TempDir dir;
    write(dir / "f", {{3e38F, 3e38F}, {1e-44F, 1e-44F}, {-5, 5}}, 2);
    const Latent latent(dir / "f");
    CHECK(latent.cosine(WorkId{0}, WorkId{1}) == Approx(1).margin(0.1));
    CHECK(latent.cosine(WorkId{0}, WorkId{2}) == Approx(0).margin(0.1));
}

TEST_CASE("A text is projected as the weighted sum of its stems", "[engine][latent]") {
    const test::TempDir dir;
    ByteRows rows{2, {}, {}};
    rows.add(Vector{0.5F, 0});
    rows.add(Vector{0, 0.25F});
    const std::vector<std::uint32_t> row_of_stem = {1, Projection::no_row, 0};
    const Projection projection = {2, row_of_stem, rows.values, rows.scales};
    LatentWriter writer(dir / "f", 2, false);
    writer.add(Vector{1, 0});
    writer.finish(&projection);

    const Latent latent(dir / "f");
    CHECK_FALSE(latent.own());
    REQUIRE(latent.has_projection());
    CHECK(latent.stems() == 3);
    const auto vector = latent.project(TextVector{{StemId{0}, 0.8F}, {StemId{1}, 0.5F}, {StemId{2}, 0.3F}});
    REQUIRE(vector.size() == 2);
    CHECK(static_cast<double>(vector[0]) == Approx(0.15 / 0.25));
    CHECK(static_cast<double>(vector[1]) == Approx(0.2 / 0.25));
    CHECK(latent.cosine(WorkId{0}, vector) == Approx(0.6));
    CHECK(latent.project(TextVector{{StemId{1}, 1}, {StemId{3}, 1}}).empty());
    CHECK(latent.project({}).empty());
}

TEST_CASE("Without a projection no text has a vector", "[engine][latent]") {
    const test::TempDir dir;
    write(dir / "f", {{1, 2}}, 2);
    const Latent latent(dir / "f");
    CHECK_FALSE(latent.has_projection());
    CHECK(latent.stems() == 0);
    CHECK(latent.project(TextVector{{StemId{0}, 1}}).empty());
}

TEST_CASE("A collection may have no dimensions at all", "[engine][latent]") {
    const test::TempDir dir;
    LatentWriter writer(dir / "f", 0, false);
    writer.add({});
    const std::vector<std::uint32_t> row_of_stem = {Projection::no_row};
    const Projection projection = {0, row_of_stem, {}, {}};
    writer.finish(&projection);
    const Latent latent(dir / "f");
    CHECK(latent.works() == 1);
    CHECK(latent.dimension() == 0);
    CHECK(latent.cosine(WorkId{0}, WorkId{0}) == 0);
    CHECK(latent.project(TextVector{{StemId{0}, 1}}).empty());
}

TEST_CASE("Latent vectors that do not fit are damage", "[engine][latent]") {
    const test::TempDir dir;
    using Bytes = std::vector<std::int8_t>;
    const auto open = [&](const std::vector<std::uint32_t>& about, const Bytes& works, const Vector& scales,
                          const Bytes& stems = {}, const Vector& stem_scales = {}) {
        FlatFileWriter out(dir / "f", "latent");
        out.section("works", works);
        out.section("scales", scales);
        out.begin_section("about", 16);
        out.append(about.data(), about.size() * sizeof(std::uint32_t));
        out.section("stems", stems);
        out.section("stems.scales", stem_scales);
        out.section("stems.rows", std::vector<std::uint32_t>{0});
        out.finish();
        Latent(dir / "f");
    };
    CHECK_NOTHROW(open({2, 1, 1, 0}, {1, 2}, {1, 0.5F}, {1}, {0.1F}));
    const std::string damaged = (dir / "f").string() + " is damaged: ";
    test::check_damage([&] { open({3, 1, 1, 0}, {1, 2}, {1, 0.5F}); }, damaged + "its vectors do not fit");
    test::check_damage([&] { open({2, 2, 1, 0}, {1, 2}, {1, 0.5F}); }, damaged + "its vectors do not fit");
    test::check_damage([&] { open({2, 1, 1, 0}, {1, 2}, {1, NAN}); }, damaged + "a vector has a length");
    test::check_damage([&] { open({2, 1, 1, 0}, {1, 2}, {1, -1}); }, damaged + "a vector has a length");
    test::check_damage([&] { open({0, 5000, 1, 0}, {}, {}); }, damaged + "it does not say how long");
    test::check_damage([&] { open({}, {1, 2}, {1, 0.5F}); }, damaged + "it does not say how long");
    test::check_damage(
        [&] {
            open({2, 1, 1, 0}, {1, 2}, {1, 0.5F}, {1, 2}, {0.1F});
        },
        damaged + "the vectors of its stems");
}
