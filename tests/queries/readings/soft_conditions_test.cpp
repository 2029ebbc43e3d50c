#include "queries/readings/soft_conditions.hpp"

#include "tests/queries/search/ranked.hpp"
#include "tests/support/small_index.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace kindred;
using namespace kindred::queries;
using namespace kindred::queries::readings;
using test::ranked;
using test::SmallIndex;
using Labels = std::vector<std::string>;

namespace {

/// Reefs in two venues, of which one has a common word for a name.
constexpr std::string_view reefs =
    R"({"id":"W1","title":"Coral reefs of the south","venue":"Reef Letters","year":2016,"authors":[{"id":"A1","name":"Ada Marsh"}]})"
    "\n"
    R"({"id":"W2","title":"Coral reefs of the north","venue":"Reef Letters","year":2017,"authors":[{"id":"A1","name":"Ada Marsh"}]})"
    "\n"
    R"({"id":"W3","title":"Coral reefs of the west","venue":"Nature","year":2016,"cited_by_count":900})"
    "\n"
    R"({"id":"W4","title":"The nature of coral","year":2015})"
    "\n"
    R"({"id":"W5","title":"The nature of tides","year":2015})"
    "\n"
    R"({"id":"W6","title":"A second nature","abstract":"Written in 2017.","year":2014})"
    "\n";

text::QueryText read(SmallIndex& index, std::string_view q) {
    return text::read_query(index.reader().analyser(), q, text::QueryMode::simple);
}

SoftConditions conditions_of(SmallIndex& index, std::string_view q) {
    std::vector<WordPlace> places;
    return read_conditions(index.generation(), read(index, q), places);
}

Labels labels(SmallIndex& index, const char* column, const std::vector<std::uint32_t>& values) {
    Labels labels;
    for (const std::uint32_t value : values)
        labels.push_back(index.generation().work_columns().find(column)->label_of(value));
    return labels;
}

Labels years(SmallIndex& index, std::string_view q) {
    return labels(index, "year", conditions_of(index, q).years);
}

Labels venues(SmallIndex& index, std::string_view q) {
    return labels(index, "venue", conditions_of(index, q).venues);
}

}  // namespace

TEST_CASE("A word of four digits that is the year of a work is a condition", "[queries][conditions]") {
    SmallIndex index(reefs);
    CHECK(years(index, "coral 2016") == Labels{"2016"});
    CHECK(years(index, "2017 coral 2016 2017") == Labels{"2016", "2017"});
    CHECK(years(index, "coral 2013").empty());  // no work is of that year
    CHECK(years(index, "coral 2999").empty());
    CHECK(years(index, "coral 16").empty());
    CHECK(years(index, "coral-2016").empty());  // part of a compound
    CHECK(years(index, "\"coral 2016\"").empty());
    CHECK(years(index, "coral -2016").empty());
}

TEST_CASE("The whole name of a venue is a condition", "[queries][conditions]") {
    SmallIndex index(reefs);
    CHECK(venues(index, "reef letters coral") == Labels{"Reef Letters"});
    CHECK(venues(index, "Coral, REEF-LETTERS 2016") == Labels{"Reef Letters"});
    CHECK(venues(index, "reef coral letters").empty());
    CHECK(venues(index, "\"reef letters\"").empty());
    CHECK(venues(index, "the nature of coral").empty());  // more works have the word than are in the venue
}

TEST_CASE("Works of the year and venue named lead, others are found too", "[queries][conditions]") {
    SmallIndex index(reefs);
    CHECK(ranked(index, "coral reefs 2017") == Labels{"W2", "W3", "W1", "W4"});
    CHECK(ranked(index, "coral reefs reef letters 2016").front() == "W1");
    CHECK(ranked(index, "marsh 2017") == Labels{"W2", "W1"});
    CHECK(ranked(index, "marsh 2016") == Labels{"W1", "W2"});
    CHECK(ranked(index, "reef letters 2017").front() == "W2");
}

TEST_CASE("How far a work meets conditions", "[queries][conditions]") {
    SmallIndex index(reefs);
    const auto lift = [&](std::string_view q, const char* id) {
        const SoftConditions conditions = conditions_of(index, q);
        return ConditionLift(index.generation(), conditions, 0.7, 0.25).of(engine::number(index.work(id)));
    };
    CHECK(lift("coral", "W1") == 0);
    CHECK(lift("2016", "W1") == 0.7);
    CHECK(lift("reef letters 2016", "W1") == 1.4);
    CHECK(lift("reef letters 2016", "W2") == 0.7);
    CHECK(lift("reef letters 2016", "W4") == 0);
    const SoftConditions both = conditions_of(index, "reef letters 2016");
    CHECK(ConditionLift(index.generation(), both, 0.7, 0.25).highest() == 1.4);
    CHECK(ConditionLift(index.generation(), {}, 0.7, 0.25).highest() == 0);
}

TEST_CASE("The whole name of a topic is a condition", "[queries][conditions]") {
    SmallIndex index(R"({"id":"T1","title":"One","year":2016,"topics":["Vision and Few-Shot Learning"]})"
                     "\n"
                     R"({"id":"T2","title":"Two","topics":["vision","Few-shot Learning"]})");
    const auto topics = [&](std::string_view q) {
        const auto* column = index.generation().work_columns().find("topics");
        Labels labels;
        for (const std::uint32_t topic : conditions_of(index, q).topics)
            labels.push_back(column->label_of(topic));
        return labels;
    };
    CHECK(topics("few-shot learning") == Labels{"Few-shot Learning"});
    CHECK(topics("Few shot  LEARNING") == Labels{"Few-shot Learning"});
    CHECK(topics("vision and few shot learning") == Labels{"Vision and Few-Shot Learning"});
    CHECK(topics("2016 few-shot learning") == Labels{"Few-shot Learning"});  // a year is another condition
    CHECK(topics("few-shot").empty());
    CHECK(topics("few-shot learning methods").empty());
    CHECK(topics("\"few-shot learning\"").empty());
    CHECK(topics("").empty());
    const SoftConditions conditions = conditions_of(index, "few-shot learning 2016");
    const ConditionLift lift(index.generation(), conditions, 0.7, 0.25);
    CHECK(lift.of(engine::number(index.work("T1"))) == 0.7);
    CHECK(lift.of(engine::number(index.work("T2"))) == 0.25);
    CHECK(lift.highest() == 0.95);
}
