#include "server/routing/path_pattern.hpp"

#include <catch2/catch.hpp>

using kindred::server::routing::match_path;
using Path = std::vector<std::string>;

TEST_CASE("a path fits a pattern segment by segment", "[server][path]") {
    CHECK(match_path("/", {}));
    CHECK_FALSE(match_path("/", Path{"x"}));
    CHECK(match_path("/health", Path{"health"}));
    CHECK_FALSE(match_path("/health", {}));
    CHECK_FALSE(match_path("/health", Path{"Health"}));
    CHECK_FALSE(match_path("/health", Path{"health", ""}));
    CHECK_FALSE(match_path("/indexes/{uid}/search", Path{"indexes", "works"}));
    CHECK_FALSE(match_path("/indexes/{uid}/search", Path{"indexes", "works", "search", "more"}));
}

TEST_CASE("what stands for the braces of a pattern is told in order", "[server][path]") {
    const Path path{"indexes", "works", "documents", "a/b"};
    const auto ids = match_path("/indexes/{uid}/documents/{id}", path);
    REQUIRE(ids);
    CHECK((*ids)[0] == "works");
    CHECK((*ids)[1] == "a/b");
    const Path one{"keys", ""};
    REQUIRE(match_path("/keys/{key}", one));
    CHECK((*match_path("/keys/{key}", one))[0].empty());
}
