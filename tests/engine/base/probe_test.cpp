#include "engine/base/probe.hpp"

#include <catch2/catch.hpp>

using kindred::engine::probe;

TEST_CASE("probing goes on from the slot of the hash and round the end", "[engine][probe]") {
    const std::vector<int> slots = {7, 0, 5, 6};
    const auto of = [&](int key, std::uint64_t hash) {
        return probe(slots, hash, [&](int slot) { return slot == 0 || slot == key; });
    };
    CHECK(of(5, 2) == 2);
    CHECK(of(6, 2) == 3);
    CHECK(of(7, 2) == 0);
    CHECK(of(8, 2) == 1);
    CHECK(of(6, 4 + 2) == 3);
}
