#include "engine/likeness/neighbours.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;
using namespace kindred::engine::likeness;

namespace {

std::vector<std::uint32_t> numbers(const NeighbourRow& row) {
    std::vector<std::uint32_t> out;
    for (const Neighbour n : row) out.push_back(number(n.work));
    return out;
}

void write(const std::filesystem::path& path, const std::vector<std::vector<Neighbour>>& rows,
           const Spreads& spreads = {0.1, 0.2}) {
    NeighboursWriter writer(path, spreads);
    for (const auto& row : rows) writer.add(row);
    writer.finish();
}

}  // namespace

TEST_CASE("Neighbours come back as they were written, best first", "[engine][neighbours]") {
    const test::TempDir dir;
    const std::uint32_t far = 0x12345;
    write(dir / "f", {{{WorkId{2}, 1.0F}, {WorkId{far}, 0.25F}}, {}, {{WorkId{0}, 0.5F}}});
    const WorkNeighbours neighbours(dir / "f");
    REQUIRE(neighbours.works() == 3);
    const NeighbourRow row = neighbours.of(WorkId{0});
    REQUIRE(row.size() == 2);
    CHECK(numbers(row) == std::vector<std::uint32_t>{2, far});
    CHECK(static_cast<double>(Neighbour(row[0]).score) == 1.0);
    CHECK(static_cast<double>(Neighbour(row[1]).score) == Approx(0.25).margin(1e-5));
    CHECK(neighbours.of(WorkId{1}).empty());
    CHECK(neighbours.of(WorkId{3}).empty());
    CHECK(neighbours.spreads().likeness(0.5, 0.25) == Spreads{0.1, 0.2}.likeness(0.5, 0.25));
}

TEST_CASE("The best neighbours are kept, ties by number, nothing dropped", "[engine][neighbours]") {
    std::vector<Neighbour> scored = {{WorkId{9}, 0.5F},   {WorkId{1}, 0.0F}, {WorkId{4}, 0.5F},
                                     {WorkId{2}, -0.25F}, {WorkId{7}, 0.7F}, {WorkId{3}, 1e-6F}};
    keep_best(scored);
    REQUIRE(scored.size() == 3);
    CHECK(number(scored[0].work) == 7);
    CHECK(number(scored[1].work) == 4);
    CHECK(number(scored[2].work) == 9);

    std::vector<Neighbour> many;
    for (std::uint32_t i = 0; i < 100; ++i) many.push_back({WorkId{i}, static_cast<float>(i + 1) / 128});
    keep_best(many);
    REQUIRE(many.size() == likeness::neighbours);
    CHECK(number(many.front().work) == 99);
    CHECK(number(many.back().work) == 100 - likeness::neighbours);
}

TEST_CASE("A check finds neighbours that cannot be", "[engine][neighbours]") {
    const test::TempDir dir;
    const auto check = [&](const std::vector<Neighbour>& row) {
        write(dir / "f", {{}, row, {}});
        WorkNeighbours(dir / "f").check();
    };
    CHECK_NOTHROW(check({{WorkId{0}, 0.5F}, {WorkId{2}, 0.5F}}));
    const std::string damaged = (dir / "f").string() + " is damaged: the neighbours of document 1";
    test::check_damage([&] { check({{WorkId{1}, 0.5F}}); }, damaged);
    test::check_damage([&] { check({{WorkId{3}, 0.5F}}); }, damaged);
    test::check_damage([&] { check({{WorkId{0}, 0.0F}}); }, damaged);
    test::check_damage([&] { check({{WorkId{2}, 0.5F}, {WorkId{0}, 0.5F}}); }, damaged);
    test::check_damage([&] { check({{WorkId{0}, 0.25F}, {WorkId{2}, 0.5F}}); }, damaged);
    test::check_damage([&] { check({{WorkId{0}, 0.5F}, {WorkId{0}, 0.5F}}); }, damaged);
}

TEST_CASE("Spreads that cannot be are damage", "[engine][neighbours]") {
    const test::TempDir dir;
    for (const Spreads spreads : {Spreads{-0.1, 0.1}, Spreads{0.1, 2}, Spreads{0.1, std::nan("")}}) {
        write(dir / "f", {}, spreads);
        test::check_damage([&] { WorkNeighbours(dir / "f"); }, (dir / "f").string() + " is damaged");
    }
}
