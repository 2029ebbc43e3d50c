#include "queries/votes.hpp"

#include "queries/ranking.hpp"
#include "tests/support/small_index.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using test::SmallIndex;

namespace {

constexpr std::string_view tides =
    R"({"id":"W1","title":"Tides of the moon","authors":[{"id":"S","name":"Seed"},{"id":"C","name":"Coauthor"}]}
{"id":"W2","title":"Moon tides","abstract":"and bees","authors":[{"id":"A","name":"Near"}]}
{"id":"W3","title":"Tide tables of harbours","authors":[{"id":"B","name":"Far"},{"id":"C","name":"Coauthor"}]}
{"id":"W4","title":"Tides and harbours","authors":[{"id":"S","name":"Seed"}]}
{"id":"W5","title":"Bees","authors":[{"id":"D","name":"Elsewhere"}]}
)";

std::vector<std::string> ids(SmallIndex& index, const std::vector<Candidate>& candidates) {
    std::vector<std::string> out;
    for (const Candidate& candidate : candidates) out.push_back(index.id_of(candidate.researcher));
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

TEST_CASE("neighbours of the seed's works vote for their authors", "[queries][votes]") {
    SmallIndex index(tides);
    Neighbours neighbours(index.reader());
    const auto candidates = vote(index.reader(), neighbours, index.researcher("S"), false);
    CHECK(ids(index, candidates) == std::vector<std::string>{"A", "B", "C"});
    std::map<std::string, double> votes;
    for (const char* own : {"W1", "W4"}) {
        for (const Neighbour& n : neighbours.nearest(index.work(own), ranking::neighbours)) {
            if (n.work == index.work("W1") || n.work == index.work("W4")) continue;
            for (const engine::ResearcherId author : index.generation().graph().authors(n.work)) {
                votes[index.id_of(author)] += std::pow(static_cast<double>(n.score), 3);
            }
        }
    }
    for (const Candidate& candidate : candidates) {
        const auto works =
            static_cast<double>(index.generation().graph().works_of(candidate.researcher).size());
        CHECK(candidate.score == Approx(votes.at(index.id_of(candidate.researcher)) / std::sqrt(works + 8)));
    }
    CHECK(std::is_sorted(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.score > b.score; }));
}

TEST_CASE("the evidence is the closest pairs, best first", "[queries][votes]") {
    SmallIndex index(test::sample_works(300, 5));
    const engine::Graph& graph = index.generation().graph();
    Neighbours neighbours(index.reader());
    const auto wrote = [&](engine::ResearcherId researcher, engine::WorkId work) {
        const auto works = graph.works_of(researcher);
        return std::find(works.begin(), works.end(), work) != works.end();
    };
    for (std::uint32_t seed = 0; seed < graph.researchers(); seed += 20) {
        for (const Candidate& c : vote(index.reader(), neighbours, engine::ResearcherId{seed}, false)) {
            CHECK(c.researcher != engine::ResearcherId{seed});
            REQUIRE_FALSE(c.pairs.empty());
            CHECK(c.pairs.size() <= max_pairs);
            for (std::size_t i = 0; i < c.pairs.size(); ++i) {
                CHECK(wrote(engine::ResearcherId{seed}, c.pairs[i].seed));
                CHECK(wrote(c.researcher, c.pairs[i].found));
                CHECK_FALSE(wrote(engine::ResearcherId{seed}, c.pairs[i].found));
                if (i > 0) CHECK(c.pairs[i].score <= c.pairs[i - 1].score);
            }
        }
    }
}

TEST_CASE("coauthors are left out when asked", "[queries][votes]") {
    SmallIndex index(tides);
    Neighbours neighbours(index.reader());
    CHECK(ids(index, vote(index.reader(), neighbours, index.researcher("S"), true)) ==
          std::vector<std::string>{"A", "B"});
}

TEST_CASE("who wrote one work in many is not voted down by the others", "[queries][votes]") {
    SmallIndex index(
        R"({"id":"W1","title":"Tides","authors":[{"id":"S","name":"Seed"}]}
{"id":"W2","title":"Tides","authors":[{"id":"A","name":"One work"}]}
{"id":"W3","title":"Tides","authors":[{"id":"B","name":"Two works"}]}
{"id":"W4","title":"Bees","authors":[{"id":"B","name":"Two works"}]}
)");
    Neighbours neighbours(index.reader());
    const auto candidates = vote(index.reader(), neighbours, index.researcher("S"), false);
    REQUIRE(candidates.size() == 2);
    CHECK(index.id_of(candidates[0].researcher) == "A");
    CHECK(candidates[0].score == Approx(1 / 3.0));
    CHECK(candidates[1].score == Approx(1 / std::sqrt(10)));
}
