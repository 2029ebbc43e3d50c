#include "queries/base/scored_document.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace kindred::queries;
using Ranking = std::vector<ScoredDocument>;

TEST_CASE("the higher score is better, of equal ones the first document", "[queries][ranking]") {
    CHECK(better({9, 0.5}, {1, 0.4}));
    CHECK_FALSE(better({1, 0.4}, {9, 0.5}));
    CHECK(better({1, 0.5}, {2, 0.5}));
    CHECK_FALSE(better({1, 0.5}, {1, 0.5}));
}

TEST_CASE("keep_best keeps the head of the ranking in order", "[queries][ranking]") {
    Ranking documents = {{0, 0.1}, {1, 0.9}, {2, 0.5}, {3, 0.9}};
    keep_best(documents, 3);
    CHECK(documents == Ranking{{1, 0.9}, {3, 0.9}, {2, 0.5}});
    keep_best(documents, 9);
    CHECK(documents.size() == 3);
    keep_best(documents, 0);
    CHECK(documents.empty());
}

TEST_CASE("TopK finds what a sort of everything finds", "[queries][ranking]") {
    std::mt19937 random(7);
    for (const std::size_t count : {1U, 5U, 64U}) {
        for (const std::size_t all : {0U, 3U, 5U, 64U, 127U, 128U, 1000U}) {
            TopK top(count);
            Ranking documents;
            for (std::uint32_t document = 0; document < all; ++document) {
                documents.push_back({document, static_cast<double>(random() % 50)});
                top.add(documents.back());
            }
            keep_best(documents, count);
            CHECK(top.take() == documents);
        }
    }
}
