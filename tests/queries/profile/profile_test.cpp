#include "queries/profile/profile.hpp"

#include "tests/support/small_index.hpp"

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::profile;
using nlohmann::ordered_json;
using test::SmallIndex;
using Ids = std::vector<std::string>;

namespace {

constexpr std::string_view works =
    R"({"id":"W1","title":"Tides","year":2019,"venue":"Ocean","topics":["tides","moon"],"cited_by_count":3,"authors":[{"id":"A1","name":"Zoë Müller","institution":"North"},{"id":"A2","name":"Bo Li"}]}
{"id":"W2","title":"Tide tables","year":2021,"topics":["tides"],"cited_by_count":3,"authors":[{"id":"A1","name":"Z. Müller"},{"id":"A2","name":"Bo Li"},{"id":"A3","name":"Cy Doe"}],"references":["W1","W9"]}
{"id":"W3","title":"Bees","topics":["bees"],"cited_by_count":8,"authors":[{"id":"A1","name":"Zoë Müller"}]}
{"id":"W4","title":"More tides","year":2021,"authors":[{"id":"A4","name":"Bo Li"},{"id":"A1","name":"Zoë Müller"}]}
{"id":"W5","title":"No topics, no authors"}
)";
constexpr std::string_view given =
    R"({"id":"A3","name":"Cyrus Doe","aliases":["C. Doe"],"topics":["shells","corals"],"bio":"Divers first."}
{"id":"A9","name":"New Here","topics":["salt"]}
)";

ordered_json profile_json(SmallIndex& index, const char* id) {
    return researcher_profile(index.reader(), index.researcher(id));
}

Ids column(const ordered_json& rows, const char* name) {
    Ids out;
    for (const auto& row : rows) out.push_back(row.at(name));
    return out;
}

Ids names_of(const std::vector<engine::ResearcherId>& choices, const SmallIndex& index) {
    Ids out;
    for (const engine::ResearcherId choice : choices) out.push_back(index.id_of(choice));
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

TEST_CASE("a profile holds the record and what the works say", "[queries][profile]") {
    SmallIndex index(works, given);
    const ordered_json json = profile_json(index, "A1");
    CHECK(json.at("id") == "A1");
    CHECK(json.at("name") == "Zoë Müller");
    CHECK(json.at("aliases") == ordered_json{"Z. Müller"});
    CHECK(json.at("institutions") == ordered_json{"North"});
    CHECK(json.at("venues") == ordered_json{"Ocean"});
    CHECK(json.at("works_count") == 4);
    CHECK(json.at("cited_by_count") == 14);
    CHECK(json.at("h_index") == 3);
    CHECK(json.at("first_year") == 2019);
    CHECK(json.at("last_year") == 2021);
    CHECK(json.at("works_by_year").dump() == R"([{"year":2019,"works":1},{"year":2021,"works":2}])");
}

TEST_CASE("top works come most cited first, then the latest", "[queries][profile]") {
    SmallIndex index(works, given);
    const ordered_json top = profile_json(index, "A1").at("top_works");
    CHECK(column(top, "id") == Ids{"W3", "W2", "W1", "W4"});
    CHECK(top.at(0).dump() == R"({"id":"W3","title":"Bees","cited_by_count":8})");
    CHECK(top.at(2).dump() ==
          R"({"id":"W1","title":"Tides","year":2019,"venue":"Ocean","cited_by_count":3})");
    std::string many;
    for (int i = 0; i < 12; ++i)
        many += R"({"id":"W)" + std::to_string(i) + R"(","title":"Tides","authors":["Ada"]})" + "\n";
    SmallIndex prolific(many);
    CHECK(profile_json(prolific, "ada").at("top_works").size() == 10);
    CHECK(profile_json(prolific, "ada").at("works_count") == 12);
}

TEST_CASE("topics have weights, most frequent first", "[queries][profile]") {
    SmallIndex index(works, given);
    const ordered_json topics = profile_json(index, "A1").at("topics");
    REQUIRE(topics.size() == 3);
    CHECK(topics.at(0).dump() == R"({"name":"tides","works":2,"weight":0.5})");
    CHECK(topics.at(1).at("works") == 1);
}

TEST_CASE("topics from a researchers file have the same shape", "[queries][profile]") {
    SmallIndex index(works, given);
    CHECK(profile_json(index, "A9").at("topics").dump() == R"([{"name":"salt","works":0,"weight":0.0}])");
    // What the file says goes over what the works say, as in the stored record.
    CHECK(column(profile_json(index, "A3").at("topics"), "name") == Ids{"shells", "corals"});
    CHECK(profile_json(index, "A4").at("topics") == ordered_json::array());
}

TEST_CASE("collaborators have counts and years", "[queries][profile]") {
    SmallIndex index(works, given);
    CHECK(profile_json(index, "A1").at("collaborators").dump() ==
          R"([{"id":"A2","name":"Bo Li","works":2,"first_year":2019,"last_year":2021},)"
          R"({"id":"A3","name":"Cyrus Doe","works":1,"first_year":2021,"last_year":2021},)"
          R"({"id":"A4","name":"Bo Li","works":1,"first_year":2021,"last_year":2021}])");
}

TEST_CASE("a researcher without works has an empty profile", "[queries][profile]") {
    SmallIndex index(works, given);
    const ordered_json json = profile_json(index, "A9");
    CHECK(json.at("name") == "New Here");
    CHECK(json.at("works_count") == 0);
    for (const char* list : {"works_by_year", "top_works", "collaborators", "institutions", "venues"}) {
        INFO(list);
        CHECK(json.at(list) == ordered_json::array());
    }
    CHECK(profile_json(index, "A3").at("bio") == "Divers first.");
}

TEST_CASE("a researcher is found by id, name or alias", "[queries][profile]") {
    SmallIndex index(works, given);
    const ResearcherLookup by_id = find_researcher(index.reader(), "A1");
    CHECK(by_id.researcher == index.researcher("A1"));
    CHECK_FALSE(by_id.by_name);
    for (const char* name :
         {"Zoë Müller", "zoe muller", "ZOE  MÜLLER ", "Zoe\u0308 Mu\u0308ller", "z. müller"}) {
        INFO(name);
        const ResearcherLookup found = find_researcher(index.reader(), name);
        CHECK(found.researcher == index.researcher("A1"));
        CHECK(found.by_name);
        CHECK(found.choices.empty());
    }
    CHECK(find_researcher(index.reader(), "c. doe").researcher == index.researcher("A3"));
    CHECK(find_researcher(index.reader(), "cyrus doe").researcher == index.researcher("A3"));
}

TEST_CASE("part of a name, or more than it, is nobody", "[queries][profile]") {
    SmallIndex index(works, given);
    const std::string name =
        GENERATE("", " ", "Müller", "Zoë", "Müller Zoë", "Zoë Müller Li", "a1", "!", "\xff");
    const ResearcherLookup found = find_researcher(index.reader(), name);
    INFO(name);
    CHECK_FALSE(found.researcher);
    CHECK(found.choices.empty());
}

TEST_CASE("a name that several have gives the choices", "[queries][profile]") {
    SmallIndex index(works, given);
    const ResearcherLookup found = find_researcher(index.reader(), "bo li");
    CHECK_FALSE(found.researcher);
    CHECK_FALSE(found.by_name);
    CHECK(names_of(found.choices, index) == Ids{"A2", "A4"});
    const ordered_json json = choices_to_json(index.reader(), {index.researcher("A1")});
    CHECK(json.dump() == R"([{"id":"A1","name":"Zoë Müller","institutions":["North"],"works_count":4}])");
    CHECK(choices_to_json(index.reader(), {}).dump() == "[]");
}

TEST_CASE("a work's profile links its authors, likes and references", "[queries][profile]") {
    SmallIndex index(works, given);
    const ordered_json json = work_profile(index.reader(), index.work("W2"));
    CHECK(json.at("authors").dump() ==
          R"([{"id":"A1","name":"Z. Müller"},{"id":"A2","name":"Bo Li"},{"id":"A3","name":"Cy Doe"}])");
    CHECK_FALSE(json.contains("author_ids"));
    CHECK_FALSE(json.contains("_authors"));
    CHECK(json.at("references").dump() == R"(["W1","W9"])");
    CHECK(json.at("references_found").dump() ==
          R"([{"id":"W1","title":"Tides","year":2019,"venue":"Ocean","cited_by_count":3}])");
    REQUIRE(json.at("similar").size() == 2);
    const auto& similar = json.at("similar").at(0);
    CHECK(similar.at("_score").is_number());
    CHECK_FALSE(similar.contains("_why"));
    const ordered_json bare = work_profile(index.reader(), index.work("W5"));
    CHECK(bare.at("authors") == ordered_json::array());
    CHECK(bare.at("similar") == ordered_json::array());
    CHECK(bare.at("references_found") == ordered_json::array());
}
