#include "queries/recommend/together.hpp"

#include "tests/support/small_index.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::match;
using namespace kindred::queries::recommend;
using test::SmallIndex;
using Ids = std::vector<std::string>;

namespace {

constexpr std::string_view works =
    R"({"id":"W1","title":"Tides","authors":[{"id":"A1","name":"Ada"},{"id":"A2","name":"Bo"}]}
{"id":"W2","title":"Moon","authors":[{"id":"A1","name":"Ada"}]}
{"id":"W3","title":"Bees","authors":[{"id":"A2","name":"Bo"},{"id":"A1","name":"Ada"},{"id":"A3","name":"Cy"}]}
{"id":"W4","title":"Ants","authors":[{"id":"A4","name":"Di"}]}
)";

Ids together_with(SmallIndex& index, const char* id) {
    Ids ids;
    for (const engine::WorkId work : works_of_same_authors(index.generation(), index.work(id)))
        ids.push_back(index.id_of(work));
    return ids;
}

}  // namespace

TEST_CASE("collaborators come with their share of the works", "[queries][together]") {
    SmallIndex index(works);
    const auto found = written_with(index.generation(), index.researcher("A1"));
    REQUIRE(found.size() == 2);
    CHECK(index.id_of(engine::ResearcherId{found[0].document}) == "A2");
    CHECK(found[0].score == Approx(2.0 / 3));
    CHECK(index.id_of(engine::ResearcherId{found[1].document}) == "A3");
    CHECK(found[1].score == Approx(1.0 / 3));
    CHECK(written_with(index.generation(), index.researcher("A4")).empty());
}

TEST_CASE("works of the same authors come by how many they share", "[queries][together]") {
    SmallIndex index(works);
    CHECK(together_with(index, "W1") == Ids{"W3", "W2"});
    CHECK(together_with(index, "W2") == Ids{"W3", "W1"});
    CHECK(together_with(index, "W4").empty());
}

TEST_CASE("works of the same authors are bounded", "[queries][together]") {
    std::string many;
    for (std::size_t i = 0; i < max_works_together + 2; ++i) {
        many += R"({"id":"W)" + std::to_string(i) +
                R"(","title":"Tides","authors":[{"id":"A1","name":"Ada"}]})" + "\n";
    }
    SmallIndex index(many);
    const auto found = together_with(index, "W3");
    CHECK(found.size() == max_works_together);
    CHECK(found.front() == "W" + std::to_string(max_works_together + 1));
}
