#include "indexer/identity/identity.hpp"

#include <catch2/catch.hpp>

using kindred::engine::ResearcherRecord;
using kindred::engine::Work;
using kindred::indexer::identity::Admission;
using kindred::indexer::identity::identify_authors;

TEST_CASE("an id is taken once for each kind of record", "[indexer][identity]") {
    const std::vector<std::string> inputs = {"a.jsonl", "b.jsonl"};
    Admission admission(inputs);
    Work work;
    work.id = "X";
    const ResearcherRecord researcher = {"X", "", {}};
    CHECK(admission.admit(work, {0, 3}).empty());
    CHECK(admission.admit(researcher, {1, 4}).empty());
    CHECK(admission.admit(work, {1, 9}) == "duplicate id, first seen at a.jsonl:3");
    CHECK(admission.admit(work, {1, 10}) == "duplicate id, first seen at a.jsonl:3");
    CHECK(admission.admit(researcher, {1, 5}) == "duplicate id, first seen at b.jsonl:4");
}

TEST_CASE("vectors have the length of the first one that was taken", "[indexer][identity]") {
    const std::vector<std::string> inputs = {"a.jsonl"};
    Admission admission(inputs);
    const auto admit = [&](const std::string& id, std::size_t length) {
        Work work;
        work.id = id;
        work.vector.assign(length, 1.0F);
        return admission.admit(work, {0, 1});
    };
    CHECK(admit("A", 0).empty());
    CHECK(admit("A", 5) == "duplicate id, first seen at a.jsonl:1");
    CHECK(admit("B", 3).empty());
    CHECK(admit("C", 4) == "vector has 4 numbers, the vectors before it 3");
    CHECK(admit("C", 3).empty());
    CHECK(admit("D", 0).empty());
}

TEST_CASE("an author without an id gets one from the name", "[indexer][identity]") {
    Work work;
    work.authors = {{"", "João Silva", "", ""}, {"A1", "Ann Lee", "", ""}, {"", "Ann Lee", "", ""}};
    CHECK(identify_authors(work) == 2);
    CHECK(work.authors[0].id == "joao-silva");
    CHECK(work.authors[1].id == "A1");
    CHECK(work.authors[2].id == "ann-lee");
}
