#include "engine/base/distinct.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using kindred::engine::sort_distinct;

TEST_CASE("values are sorted and each is left once", "[engine][distinct]") {
    std::vector<std::string> values = {"b", "a", "b", "c", "a"};
    sort_distinct(values);
    CHECK(values == std::vector<std::string>{"a", "b", "c"});
    std::vector<int> none;
    sort_distinct(none);
    CHECK(none.empty());
}
