#include "indexer/gathered/authorship.hpp"

#include <catch2/catch.hpp>

using kindred::engine::Author;
using kindred::engine::number;
using kindred::engine::ResearcherId;
using kindred::engine::Work;
using kindred::engine::WorkId;
using kindred::indexer::gathered::Authorship;
using kindred::indexer::gathered::Interned;

namespace {

Work work(std::vector<Author> authors, std::optional<int> year = {}, std::int64_t cited = 0) {
    Work work;
    work.id = "W";
    work.title = "T";
    work.authors = std::move(authors);
    work.year = year;
    work.cited_by_count = cited;
    return work;
}

}  // namespace

TEST_CASE("interned strings keep number and place", "[indexer][authorship]") {
    Interned strings;
    CHECK(strings.add("a") == 0);
    const std::string* const first = &strings.text(0);
    for (int n = 0; n < 10000; ++n) strings.add(std::to_string(n));
    CHECK(strings.add("a") == 0);
    CHECK(&strings.text(0) == first);
    CHECK(strings.text(10000) == "9999");
    CHECK(strings.add("9999") == 10000);
    CHECK(strings.add("b") == 10001);
}

TEST_CASE("researchers are numbered in order of first appearance", "[indexer][authorship]") {
    Authorship authorship;
    authorship.add(work({{"b", "Bo", "", ""}, {"a", "Ann", "", ""}}));
    CHECK(authorship.researcher("c") == ResearcherId{2});
    authorship.add(work({{"d", "Di", "", ""}, {"a", "A.", "0-1", "MIT"}}, 2020));
    CHECK(authorship.researchers() == 4);
    CHECK(authorship.id(ResearcherId{0}) == "b");
    CHECK(authorship.id(ResearcherId{2}) == "c");
    CHECK(authorship.mentions(ResearcherId{2}).empty());
    CHECK(authorship.authors() == std::vector<std::vector<ResearcherId>>{{ResearcherId{0}, ResearcherId{1}},
                                                                         {ResearcherId{3}, ResearcherId{1}}});
    CHECK(authorship.years() == std::vector<std::uint16_t>{0, 2020});

    const auto mentions = authorship.mentions(ResearcherId{1});
    REQUIRE(mentions.size() == 2);
    CHECK(mentions[0].work == WorkId{0});
    CHECK(mentions[0].institution == Authorship::none);
    CHECK(mentions[0].orcid == Authorship::none);
    CHECK(mentions[1].work == WorkId{1});
    CHECK(authorship.text(mentions[1].name) == "A.");
    CHECK(authorship.text(mentions[1].institution) == "MIT");
    CHECK(authorship.text(mentions[1].orcid) == "0-1");
}

TEST_CASE("an author named twice on a work counts once", "[indexer][authorship]") {
    Authorship authorship;
    authorship.add(work({{"a", "Ann", "", ""}, {"b", "Bo", "", ""}, {"a", "Ann Lee", "", "MIT"}}));
    CHECK(authorship.authors().at(0).size() == 2);
    REQUIRE(authorship.mentions(ResearcherId{0}).size() == 1);
    CHECK(authorship.text(authorship.mentions(ResearcherId{0})[0].name) == "Ann");
}

TEST_CASE("facts of a work are kept, absurd counts bounded", "[indexer][authorship]") {
    Authorship authorship;
    Work plain = work({}, 1999, 12);
    plain.venue = "J";
    plain.topics = {"x", "y"};
    authorship.add(plain);
    authorship.add(work({}, {}, INT64_MAX));
    const auto& facts = authorship.facts(WorkId{0});
    CHECK(facts.year == 1999);
    CHECK(facts.cited_by_count == 12);
    CHECK(authorship.text(facts.venue) == "J");
    REQUIRE(facts.topics.size() == 2);
    CHECK(authorship.text(facts.topics[1]) == "y");
    CHECK(authorship.facts(WorkId{1}).cited_by_count == UINT32_MAX);
    CHECK(authorship.facts(WorkId{1}).venue == Authorship::none);
}
