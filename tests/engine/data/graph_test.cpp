#include "engine/data/graph.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::engine;
using namespace kindred::engine::data;
using namespace kindred::engine::frame;

namespace {

std::vector<ResearcherId> team(const std::vector<std::uint32_t>& numbers) {
    std::vector<ResearcherId> out;
    for (const std::uint32_t n : numbers) out.push_back(ResearcherId{n});
    return out;
}

template <typename Id>
std::vector<std::uint32_t> numbers(std::span<const Id> row) {
    std::vector<std::uint32_t> out;
    for (const Id id : row) out.push_back(number(id));
    return out;
}

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("A graph leads from works to authors and back", "[engine][graph]") {
    const test::TempDir dir;
    write_graph(dir / "f", {team({2, 0}), team({}), team({0, 1, 2}), team({1})}, {2001, 0, 1999, 2020}, 4);
    const Graph graph(dir / "f");
    CHECK(graph.works() == 4);
    CHECK(graph.researchers() == 4);
    CHECK(numbers(graph.authors(WorkId{0})) == Numbers{2, 0});
    CHECK(graph.authors(WorkId{1}).empty());
    CHECK(numbers(graph.works_of(ResearcherId{0})) == Numbers{0, 2});
    CHECK(numbers(graph.works_of(ResearcherId{1})) == Numbers{2, 3});
    CHECK(graph.works_of(ResearcherId{3}).empty());
    CHECK(graph.collaborators(ResearcherId{3}).empty());
    CHECK(graph.authors(WorkId{4}).empty());
    CHECK(graph.works_of(ResearcherId{4}).empty());
    CHECK(graph.collaborators(ResearcherId{~0U}).empty());
}

TEST_CASE("Collaborators come by shared works, then by number, with the years", "[engine][graph]") {
    const test::TempDir dir;
    write_graph(dir / "f", {team({0, 3}), team({0, 2}), team({3, 0, 1}), team({0, 3})}, {2005, 0, 0, 1998},
                4);
    const Graph graph(dir / "f");
    const auto found = graph.collaborators(ResearcherId{0});
    REQUIRE(found.size() == 3);
    CHECK(number(found[0].researcher) == 3);
    CHECK(found[0].works == 3);
    CHECK(found[0].first_year == 1998);
    CHECK(found[0].last_year == 2005);
    CHECK(number(found[1].researcher) == 1);
    CHECK(number(found[2].researcher) == 2);
    CHECK(found[2].works == 1);
    CHECK(found[2].first_year == 0);
    CHECK(found[2].last_year == 0);
}

TEST_CASE("Coauthors share a work, however many wrote it", "[engine][graph]") {
    const test::TempDir dir;
    std::vector<ResearcherId> crowd;
    for (std::uint32_t r = 0; r <= max_collaborating_authors; ++r) crowd.push_back(ResearcherId{r});
    const auto last = static_cast<std::uint32_t>(max_collaborating_authors) + 1;
    write_graph(dir / "f", {crowd, team({0, last})}, {2000, 2001}, last + 1);
    const Graph graph(dir / "f");
    CHECK(graph.coauthors(ResearcherId{0}, ResearcherId{1}));
    CHECK(graph.coauthors(ResearcherId{last}, ResearcherId{0}));
    CHECK_FALSE(graph.coauthors(ResearcherId{last}, ResearcherId{1}));
    CHECK_FALSE(graph.coauthors(ResearcherId{0}, ResearcherId{last + 1}));
    REQUIRE(graph.collaborators(ResearcherId{0}).size() == 1);
    CHECK(number(graph.collaborators(ResearcherId{0})[0].researcher) == last);
    crowd.pop_back();
    write_graph(dir / "g", {crowd}, {2000}, last);
    CHECK(Graph(dir / "g").collaborators(ResearcherId{0}).size() == max_collaborating_authors - 1);
}

TEST_CASE("A graph whose sections disagree is damage", "[engine][graph]") {
    const test::TempDir dir;
    RowsBuilder<std::uint32_t> one;
    one.add(std::vector<std::uint32_t>{0});
    RowsBuilder<Collaborator> none;
    FlatFileWriter out(dir / "f", "graph");
    one.write(out, "authors");
    one.write(out, "works");
    none.write(out, "collaborators");
    out.finish();
    test::check_damage([&] { Graph(dir / "f"); }, (dir / "f").string() + " is damaged");
}

TEST_CASE("Numbers of nobody in a damaged graph lead to empty rows", "[engine][graph]") {
    const test::TempDir dir;
    RowsBuilder<std::uint32_t> wild;
    wild.add(std::vector<std::uint32_t>{~0U, 7});
    RowsBuilder<Collaborator> collaborators;
    collaborators.add(std::vector<Collaborator>{{ResearcherId{~0U}, ~0U, 65535, 0}});
    FlatFileWriter out(dir / "f", "graph");
    wild.write(out, "authors");
    wild.write(out, "works");
    collaborators.write(out, "collaborators");
    out.finish();
    const Graph graph(dir / "f");
    for (const ResearcherId author : graph.authors(WorkId{0})) CHECK(graph.works_of(author).empty());
    for (const WorkId work : graph.works_of(ResearcherId{0})) CHECK(graph.authors(work).empty());
    CHECK_FALSE(graph.coauthors(ResearcherId{0}, graph.collaborators(ResearcherId{0})[0].researcher));
}
