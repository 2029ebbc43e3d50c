#include "engine/data/columns.hpp"

#include "engine/base/error.hpp"
#include "engine/data/columns_builder.hpp"
#include "tests/support/temp_dir.hpp"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using kindred::Error;
using kindred::engine::FieldKind;
using kindred::engine::data::Column;
using kindred::engine::data::Columns;
using kindred::engine::data::ColumnsBuilder;
using kindred::engine::data::ValueRange;
using kindred::test::TempDir;
using nlohmann::ordered_json;

namespace {

const std::vector<ordered_json> works = {
    {{"id", "W1"},
     {"title", "Zebra finches"},
     {"authors", {"Müller, A", "Bo"}},
     {"year", 2019},
     {"venue", "SIGIR"}},
    {{"id", "W2"}, {"title", "an Apple"}, {"authors", {"Bo"}}, {"year", 2001}, {"venue", "sigir"}},
    {{"id", "W3"}, {"title", "Áardvarks"}, {"topics", {"a", "b", "a"}}, {"venue", "ECIR"}},
};

ColumnsBuilder built(const std::vector<ordered_json>& records,
                     std::span<const kindred::engine::Field> fields = kindred::engine::work_fields,
                     std::size_t extra = 0) {
    ColumnsBuilder builder(fields, extra);
    for (const auto& record : records) builder.add(record);
    return builder;
}

std::vector<std::string> texts(const Column& column, std::uint32_t document) {
    std::vector<std::string> out;
    for (const auto id : column.values(document)) out.push_back(column.label_of(id));
    return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("members of an object have columns of their own", "[engine][columns]") {
    const TempDir dir;
    const std::vector<ordered_json> tree = {
        {{"topic", {{"lvl0", "Physics"}, {"lvl1", {"Physics > Optics", "Physics > Heat"}}}}},
        {{"topic", "not a tree"}},
        {{"topic", {{"lvl0", {"Physics", "Law"}}}}}};
    ColumnsBuilder all = built({tree[0]});
    all.append(built({tree[1], tree[2]}));
    all.write(dir / "columns");
    const Columns columns(dir / "columns");
    CHECK_NOTHROW(columns.check());
    const Column& broad = *columns.find("topic.lvl0");
    CHECK(texts(broad, 0) == Texts{"Physics"});
    CHECK(texts(broad, 1).empty());
    CHECK(texts(broad, 2) == Texts{"Law", "Physics"});
    CHECK(texts(*columns.find("topic.lvl1"), 0) == Texts{"Physics > Heat", "Physics > Optics"});
    CHECK(columns.find("topic.lvl3") != nullptr);
    CHECK(columns.find("topic") == nullptr);
}

TEST_CASE("columns give back numbers and keywords", "[engine][columns]") {
    const TempDir dir;
    built(works).write(dir / "columns");
    const Columns columns(dir / "columns");
    CHECK(columns.documents() == 3);
    CHECK(columns.find("abstract") == nullptr);
    CHECK_NOTHROW(columns.check());

    const Column& year = *columns.find("year");
    CHECK(year.number(0) == 2019);
    CHECK(year.number(1) == 2001);
    CHECK(std::isnan(year.number(2)));
    CHECK(std::isnan(year.number(3)));
    CHECK(year.values(2).empty());
    CHECK(year.values(0).front() == 1);
    CHECK(year.label_of(1) == "2019");

    const Column& authors = *columns.find("authors");
    CHECK(texts(authors, 0) == Texts{"Bo", "Müller, A"});
    CHECK(texts(authors, 1) == Texts{"Bo"});
    CHECK(texts(authors, 2).empty());
    CHECK(texts(authors, 77).empty());
    CHECK(texts(*columns.find("topics"), 2) == Texts{"a", "b"});
    CHECK(authors.folded_of(1) == "muller, a");
}

TEST_CASE("columns know how many documents have a value", "[engine][columns]") {
    const TempDir dir;
    built(works).write(dir / "columns");
    const Columns columns(dir / "columns");
    for (const Column& column : columns.all()) {
        for (std::uint32_t id = 0; id < column.value_count(); ++id) {
            std::uint32_t having = 0;
            for (std::uint32_t document = 0; document < columns.documents(); ++document) {
                const auto values = column.values(document);
                if (std::find(values.begin(), values.end(), id) != values.end()) ++having;
            }
            const bool counted = !column.is_number() && column.kind() != FieldKind::text;
            CHECK(column.documents_with(id) == (counted ? having : 0));
        }
        CHECK(column.documents_with(column.value_count()) == 0);
    }
    CHECK(columns.find("authors")->documents_with(0) == 2);
}

TEST_CASE("values are in order of their folded form", "[engine][columns]") {
    const TempDir dir;
    built(works).write(dir / "columns");
    const Columns columns(dir / "columns");
    const Column& venue = *columns.find("venue");
    REQUIRE(venue.value_count() == 3);
    CHECK(venue.text_of(0) == "ECIR");
    CHECK(venue.text_of(1) == "SIGIR");
    CHECK(venue.text_of(2) == "sigir");
    CHECK(venue.lower("sigir") == 1);
    CHECK(venue.upper("sigir") == 3);
    CHECK(venue.upper("zzz") == 3);
    const ValueRange range = venue.starting_with("sig");
    CHECK((range.first == 1 && range.last == 3));
    CHECK(venue.starting_with("x").empty());
    CHECK(venue.starting_with("").last == 3);
    CHECK(columns.find("year")->lower(2001.5) == 1);
    CHECK(columns.find("year")->upper(2019.0) == 2);
}

TEST_CASE("titles are kept as an order only", "[engine][columns]") {
    const TempDir dir;
    built(works).write(dir / "columns");
    const Columns columns(dir / "columns");
    const Column& title = *columns.find("title");
    CHECK(title.kind() == FieldKind::text);
    CHECK(title.sortable());
    CHECK_FALSE(title.filterable());
    CHECK(title.values(2).front() == 0);
    CHECK(title.values(1).front() == 1);
    CHECK(title.values(0).front() == 2);
    CHECK(title.text_of(0).empty());
}

TEST_CASE("batches appended in order give the bytes of one builder", "[engine][columns]") {
    const TempDir dir;
    std::vector<ordered_json> records;
    for (int i = 0; i < 50; ++i) {
        ordered_json record = works[static_cast<std::size_t>(i) % works.size()];
        if (i > 20) record["lab"] = "lab " + std::to_string(i % 7);
        if (i % 4 == 0) record["age"] = i;
        records.push_back(record);
    }
    built(records, kindred::engine::researcher_fields, 50).write(dir / "whole");
    ColumnsBuilder parts(kindred::engine::researcher_fields, 50);
    for (std::size_t at = 0; at < records.size(); at += 7) {
        const std::vector<ordered_json> part(
            records.begin() + static_cast<std::ptrdiff_t>(at),
            records.begin() + static_cast<std::ptrdiff_t>(std::min(at + 7, records.size())));
        parts.append(built(part, kindred::engine::researcher_fields, 1000));
    }
    parts.write(dir / "parts");
    CHECK(kindred::test::read_file(dir / "whole") == kindred::test::read_file(dir / "parts"));
}

TEST_CASE("fields that an input adds become columns when their values agree", "[engine][columns]") {
    const TempDir dir;
    const std::vector<ordered_json> records = {
        {{"name", "A"}, {"group", "x"}, {"mixed", 1}, {"_own", "x"}, {"bio", "b"}, {"nested", {{"a", 1}}}},
        {{"name", "B"}, {"group", {"y", "z"}}, {"mixed", "one"}, {"age", 4.5}, {"paid", true}},
        {{"name", "C"}, {"prose", std::string(2000, 'p')}, {"age", -0.0}, {"listed", {1, 2}}},
        {{"name", "D"}, {"group", ordered_json::array()}, {"age", nullptr}, {"claimed", true}},
    };
    built(records, kindred::engine::researcher_fields, 50).write(dir / "columns");
    const Columns columns(dir / "columns");
    const Column& group = *columns.find("group");
    CHECK(group.filterable());
    CHECK(group.facet());
    CHECK_FALSE(group.sortable());
    CHECK(texts(group, 0) == Texts{"x"});
    CHECK(texts(group, 1) == Texts{"y", "z"});
    CHECK(texts(group, 2).empty());
    CHECK(texts(group, 3) == Texts{""});
    CHECK(columns.find("age")->sortable());
    CHECK(columns.find("age")->label_of(1) == "4.5");
    CHECK(columns.find("age")->label_of(0) == "0");
    CHECK(texts(*columns.find("paid"), 1) == Texts{"true"});
    CHECK(texts(*columns.find("claimed"), 3) == Texts{"true"});
    for (const char* name : {"mixed", "_own", "bio", "nested", "prose", "listed"})
        CHECK(columns.find(name) == nullptr);
}

TEST_CASE("no more fields are added than allowed, the first ones win", "[engine][columns]") {
    const TempDir dir;
    ordered_json record;
    for (int i = 0; i < 60; ++i) record["field" + std::to_string(i)] = i;
    built({record}, kindred::engine::researcher_fields, 50).write(dir / "columns");
    const Columns columns(dir / "columns");
    CHECK(columns.find("field49") != nullptr);
    CHECK(columns.find("field50") == nullptr);
}

TEST_CASE("a collection without documents has columns", "[engine][columns]") {
    const TempDir dir;
    built({}).write(dir / "columns");
    const Columns columns(dir / "columns");
    CHECK(columns.documents() == 0);
    CHECK(columns.find("year")->value_count() == 0);
    CHECK(columns.find("venue")->starting_with("a").empty());
}

namespace {

/// Everything that can be asked of columns, about documents and values that are not there too.
std::size_t read_all(const Columns& columns) {
    std::size_t seen = 0;
    for (const Column& column : columns.all()) {
        for (std::uint32_t document = 0; document < columns.documents() % 1000 + 3; ++document) {
            for (const auto id : column.values(document)) {
                seen += column.label_of(id).size() + column.folded_of(id).size();
                seen += std::isnan(column.number_of(id)) ? 1 : 0;
            }
        }
        seen += column.lower("sigir") + column.upper(2001.0) + column.starting_with("b").last;
    }
    return seen;
}

}  // namespace

TEST_CASE("a damaged file of columns is an error or gives wrong values", "[engine][columns]") {
    const TempDir dir;
    built(works).write(dir / "columns");
    const std::string whole = kindred::test::read_file(dir / "columns");
    std::size_t refused = 0;
    const auto try_reading = [&](const std::string& bytes) {
        dir.write("damaged", bytes);
        try {
            const Columns columns(dir / "damaged");
            CHECK(read_all(columns) < 1000000);
            columns.check();
        } catch (const Error& error) {
            CHECK(error.code() == kindred::ErrorCode::corrupt_index);
            ++refused;
        }
    };
    std::mt19937 random(1);
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(random());
        try_reading(bytes);
    }
    for (std::size_t size = 0; size < whole.size(); size += 97) try_reading(whole.substr(0, size));
    CHECK(refused > 50);
}
