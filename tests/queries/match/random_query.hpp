#pragma once
#include "tests/queries/match/naive_match.hpp"

#include <cstddef>
#include <random>
#include <string>

namespace kindred::test {

/// Makes queries up from the texts of a collection; the same ones for the same seed.
class RandomQuery {
 public:
    RandomQuery(const NaiveCollection& texts, unsigned seed) : texts_(texts), random_(seed) {}

    /// For the search box: 1 to 20 words of works, unknown ones and ones with a typo, phrases, exclusions,
    /// sometimes an unfinished last word.
    std::string simple();
    /// For the advanced mode: words, phrases and years with fields, joined, negated and in brackets `depth`
    /// deep at most.
    std::string advanced(int depth);

    std::size_t below(std::size_t end) { return random_() % end; }

 private:
    std::string word();
    std::string with_typo(std::string word);
    std::string phrase();
    std::string leaf();

    const NaiveCollection& texts_;
    std::mt19937 random_;
};

}  // namespace kindred::test
