#include "engine/text/edit_distance.hpp"

#include "tests/engine/text/naive_edit_distance.hpp"

#include <random>
#include <string>

#include <catch2/catch.hpp>

using kindred::engine::text::EditPattern;
using kindred::engine::text::Letters;
using kindred::engine::text::may_be_within;
using kindred::test::naive_edit_distance;

namespace {

unsigned distance(std::string_view a, std::string_view b) {
    return EditPattern(*Letters::of(a)).distance(*Letters::of(b));
}

std::string random_word(std::mt19937& random, std::size_t longest) {
    // Few letters make many coincidences; one of them has two bytes, one has three.
    static const std::string letters[] = {"a", "b", "c", "1", "ж", "ろ"};
    std::string word;
    for (std::size_t n = random() % (longest + 1); n > 0; --n) word += letters[random() % 6];
    return word;
}

}  // namespace

TEST_CASE("the distance counts inserted, lost, replaced and swapped letters", "[engine][edit_distance]") {
    CHECK(distance("graph", "graph") == 0);
    CHECK(distance("graph", "grpah") == 1);
    CHECK(distance("graph", "grap") == 1);
    CHECK(distance("graph", "graphs") == 1);
    CHECK(distance("graph", "grabh") == 1);
    CHECK(distance("жизнь", "жинзь") == 1);
    CHECK(distance("", "abc") == 3);
    CHECK(distance("abc", "") == 3);
    // A pair that was swapped is not edited again: optimal string alignment, not unrestricted Damerau.
    CHECK(distance("ca", "abc") == 3);
}

TEST_CASE("the distance is that of the table, for any words", "[engine][edit_distance]") {
    std::mt19937 random(20240511);
    for (int i = 0; i < 20000; ++i) {
        const auto a = random_word(random, i % 10 == 0 ? kindred::engine::text::max_letters : 9);
        const auto b = random_word(random, i % 10 == 0 ? kindred::engine::text::max_letters : 9);
        const unsigned expected = naive_edit_distance(a, b);
        INFO(a << " / " << b);
        REQUIRE(distance(a, b) == expected);
        for (const unsigned limit : {1U, 2U}) {
            if (expected <= limit) {
                REQUIRE(may_be_within(limit, Letters::of(a)->signature(), Letters::of(b)->signature()));
            }
        }
    }
}

TEST_CASE("letters are code points, and what is no word has none", "[engine][edit_distance]") {
    CHECK(Letters::of("naïve")->size() == 5);
    CHECK(Letters::of("")->size() == 0);
    CHECK(Letters::of(std::string(64, 'a'))->size() == 64);
    CHECK_FALSE(Letters::of(std::string(65, 'a')));
    CHECK_FALSE(Letters::of("ab\xFF"));
    CHECK_FALSE(Letters::of("ab\xC3"));
    CHECK_FALSE(Letters::of("\xED\xA0\x80"));
    CHECK(Letters::of("2019")->only_digits());
    CHECK(Letters::of("3.5")->only_digits());
    CHECK_FALSE(Letters::of("gpt4")->only_digits());
    CHECK(Letters::of("resnet50")->same_digits(*Letters::of("rasnet50")));
    CHECK_FALSE(Letters::of("cifar10")->same_digits(*Letters::of("cifar100")));
    CHECK_FALSE(Letters::of("cifar100")->same_digits(*Letters::of("cifar10")));
    CHECK_FALSE(Letters::of("covid19")->same_digits(*Letters::of("covid")));
}
