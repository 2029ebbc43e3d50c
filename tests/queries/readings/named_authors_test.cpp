#include "queries/readings/named_authors.hpp"

#include "tests/queries/search/ranked.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using test::ranked;
using test::SmallIndex;
using Ids = std::vector<std::string>;

namespace {

constexpr std::string_view authors =
    R"({"id":"W1","title":"Tidal sediments","authors":[{"id":"A1","name":"Neil O'Hara"},{"id":"A2","name":"Kai He"}]})"
    "\n"
    R"({"id":"W2","title":"Scheduling n jobs on n machines","abstract":"For every n there is a plan.","authors":[{"id":"A3","name":"Pat Doe"}]})"
    "\n"
    R"({"id":"W3","title":"Tidal currents","authors":[{"id":"A4","name":"Mary O’Hara"},{"id":"A5","name":"Kai Doe"}]})"
    "\n"
    R"({"id":"W4","title":"A biography of Kai Doe","abstract":"Kai Doe, Kai Doe and Kai Doe.","authors":[{"id":"A6","name":"Jo Kai"},{"id":"A7","name":"Jane Doe"}]})"
    "\n"
    R"({"id":"W5","title":"Winds","authors":[{"id":"A8","name":"K. E. Doe"}]})"
    "\n";

/// The works by whom `name`, two words, names.
Ids works(SmallIndex& index, std::string_view name) {
    const auto text = text::read_query(index.reader().analyser(), name, text::QueryMode::simple);
    std::vector<text::QueryWord> words;
    for (const text::Clause& clause : text.wanted)
        words.insert(words.end(), clause.words.begin(), clause.words.end());
    REQUIRE(words.size() == 2);
    Ids ids;
    for (const std::uint32_t work : readings::works_by_name(index.generation(), words[0], words[1]))
        ids.push_back(index.id_of(engine::WorkId{work}));
    return ids;
}

}  // namespace

TEST_CASE("Two words name an author who has both, in any order", "[queries][names]") {
    SmallIndex index(authors);
    CHECK(works(index, "kai doe") == Ids{"W3"});
    CHECK(works(index, "Doe, Kai") == Ids{"W3"});
    CHECK(works(index, "neil ohara") == Ids{"W1"});
    CHECK(works(index, "neil doe").empty());
    CHECK(works(index, "tidal ohara").empty());
    CHECK(works(index, "kai kai").empty());
}

TEST_CASE("A letter stands for a word of the name that begins with it", "[queries][names]") {
    SmallIndex index(authors);
    CHECK(works(index, "O'Hara, N.") == Ids{"W1"});
    CHECK(works(index, "m ohara") == Ids{"W3"});
    CHECK(works(index, "k doe") == Ids{"W3", "W5"});
    CHECK(works(index, "o ohara").empty());
    CHECK(works(index, "n m").empty());
}

TEST_CASE("A stop word can be a name", "[queries][names]") {
    SmallIndex index(authors);
    CHECK(works(index, "he kai") == Ids{"W1"});
    CHECK(works(index, "he doe").empty());
}

TEST_CASE("Who is named leads over who is mentioned", "[queries][names]") {
    SmallIndex index(authors);
    CHECK(ranked(index, "kai doe").front() == "W3");
    CHECK(ranked(index, "doe kai").front() == "W3");
    CHECK(ranked(index, "\"kai doe\"").front() == "W4");  // in quotes it is a phrase
    // The letter is an initial and is looked for nowhere else.
    CHECK(ranked(index, "O'Hara, N.") == Ids{"W1", "W3"});
    CHECK(ranked(index, "N. O'Hara") == Ids{"W1", "W3"});
}
