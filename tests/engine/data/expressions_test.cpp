#include "engine/data/expressions.hpp"

#include "engine/base/error.hpp"
#include "tests/support/temp_dir.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using Kind = Expression::Kind;
using Numbers = std::vector<std::uint32_t>;

namespace {

std::vector<StemId> stems(const std::vector<std::uint32_t>& numbers) {
    std::vector<StemId> out;
    for (const std::uint32_t n : numbers) out.push_back(StemId{n});
    return out;
}

}  // namespace

TEST_CASE("Expressions are found by what they mean and by how they begin", "[engine][expressions]") {
    const test::TempDir dir;
    write_expressions(dir / "f", {{StemId{9}, Kind::acronym, stems({1, 2, 3}), 7},
                                  {StemId{4}, Kind::spelling, stems({1, 2}), 5},
                                  {StemId{9}, Kind::spelling, stems({8, 8}), 6}});
    const Expressions expressions(dir / "f");
    REQUIRE(expressions.size() == 3);
    CHECK(expressions.target(0) == StemId{4});
    CHECK(expressions.works(0) == 5);
    CHECK(std::ranges::equal(expressions.words(2), stems({1, 2, 3})));
    const auto of = [&](std::uint32_t stem, Kind kind) {
        const auto found = expressions.of(StemId{stem}, kind);
        return Numbers(found.begin(), found.end());
    };
    CHECK(of(4, Kind::spelling) == Numbers{0});
    CHECK(of(4, Kind::acronym).empty());
    CHECK(of(9, Kind::spelling) == Numbers{1});
    CHECK(of(9, Kind::acronym) == Numbers{2});
    CHECK(of(5, Kind::spelling).empty());
    const auto beginning = [&](std::uint32_t stem) {
        const auto found = expressions.beginning_with(StemId{stem});
        return Numbers(found.begin(), found.end());
    };
    CHECK(beginning(1) == Numbers{0, 2});
    CHECK(beginning(8) == Numbers{1});
    CHECK(beginning(2).empty());
}

TEST_CASE("A collection may have no expressions", "[engine][expressions]") {
    const test::TempDir dir;
    write_expressions(dir / "f", {});
    const Expressions none(dir / "f");
    CHECK(none.size() == 0);
    CHECK(none.of(StemId{0}, Kind::spelling).empty());
    CHECK(none.beginning_with(StemId{0}).empty());
}

TEST_CASE("Sections of expressions that do not fit are damage", "[engine][expressions]") {
    const test::TempDir dir;
    write_expressions(dir / "one", {{StemId{4}, Kind::spelling, stems({1}), 5}});
    CHECK_THROWS_AS(Expressions(dir / "one"), Error);
    write_expressions(dir / "many", {{StemId{4}, Kind::spelling, stems({1, 2, 3, 4, 5, 6, 7, 8, 9}), 5}});
    CHECK_THROWS_AS(Expressions(dir / "many"), Error);
    write_expressions(dir / "kind", {{StemId{4}, static_cast<Kind>(7), stems({1, 2}), 5}});
    CHECK_THROWS_AS(Expressions(dir / "kind"), Error);
}

TEST_CASE("The finder finds what comparing everywhere finds", "[engine][expressions]") {
    std::mt19937 random(3);
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    for (int round = 0; round < 200; ++round) {
        std::vector<std::vector<StemId>> expressions(1 + below(12));
        ExpressionFinder finder;
        for (auto& words : expressions) {
            for (std::uint32_t i = 0; i < 2 + below(7); ++i) words.push_back(StemId{below(3)});
            if (words.size() < 2) words.resize(2);
            finder.add(words);
        }
        for (int texts = 0; texts < 3; ++texts) {
            finder.start();
            std::vector<StemId> seen;
            for (int word = 0; word < 40; ++word) {
                seen.push_back(StemId{below(4)});
                Numbers found;
                finder.see(seen.back(), [&](std::uint32_t n) { found.push_back(n); });
                Numbers expected;
                for (std::uint32_t n = 0; n < expressions.size(); ++n) {
                    const auto& words = expressions[n];
                    if (seen.size() >= words.size() &&
                        std::equal(words.rbegin(), words.rend(), seen.rbegin()))
                        expected.push_back(n);
                }
                REQUIRE(found == expected);
            }
        }
    }
}
