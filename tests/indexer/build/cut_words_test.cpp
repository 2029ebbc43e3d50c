#include "indexer/build/cut_words.hpp"

#include <catch2/catch.hpp>

TEST_CASE("cut words are mended by what other works have", "[indexer][build]") {
    std::vector<kindred::engine::Work> works(3);
    works[0].title = "Net- work analysis";
    works[0].abstract = "End- effector poses";
    works[1].title = "Network flows with net profit";
    works[2].abstract = "The end-effector, its end and its work";
    kindred::indexer::build::mend_cut_words(works);
    CHECK(works[0].title == "Network analysis");
    CHECK(works[0].abstract == "End-effector poses");
    CHECK(works[1].title == "Network flows with net profit");
}
