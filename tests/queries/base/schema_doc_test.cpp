#include "engine/base/terms.hpp"
#include "engine/generation/generation.hpp"
#include "indexer/readers/native/native.hpp"
#include "tests/support/small_index.hpp"
#include "tests/support/source_tree.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kindred;

namespace {

constexpr std::string_view full_work =
    R"({"id":"W1","title":"t","abstract":"a","year":2019,"date":"2019-01-02","type":"article","venue":"v",)"
    R"("language":"en","doi":"10.1/x","url":"https://example.org","topics":["p"],"topic":{"lvl0":"P"},)"
    R"("references":["W2"],)"
    R"("cited_by_count":1,"authors":[{"id":"A1","name":"Ada","orcid":"0000","institution":"North"},)"
    R"({"id":"A1","name":"Ada"}]})";
/// The second name gives the researcher an alias.
constexpr std::string_view other_work = R"({"id":"W2","title":"u","authors":[{"id":"A1","name":"Adah"}]})";

std::string schema() {
    return test::read_file(test::source("docs/schema.md"));
}

void check_named(const std::string& doc, std::string_view name) {
    INFO("docs/schema.md should have `" << name << "`");
    CHECK(doc.find(fmt::format("`{}`", name)) != std::string::npos);
}

}  // namespace

TEST_CASE("docs/schema.md shows every term prefix as the table has it", "[queries][schema]") {
    const std::string doc = schema();
    for (const engine::Prefix& prefix : engine::prefixes) {
        const std::string_view name = prefix.name.empty() ? "(none)" : prefix.name;
        const std::string row = fmt::format("\n| `{}` | {} | {} |\n", name, prefix.field, prefix.means);
        INFO("docs/schema.md should have the row" << row);
        CHECK(doc.find(row) != std::string::npos);
    }
}

TEST_CASE("docs/schema.md names every file of a generation", "[queries][schema]") {
    test::SmallIndex index(full_work);
    const std::string doc = schema();
    check_named(doc, "manifest.json");
    const auto& files = index.generation().manifest().files;
    CHECK(files.size() == engine::generation::files::all.size());
    for (const auto& file : files) check_named(doc, file.name);
}

TEST_CASE("docs/schema.md names every stored field", "[queries][schema]") {
    test::SmallIndex index(std::string(full_work) + "\n" + std::string(other_work));
    const std::string doc = schema();
    const auto work = index.generation().work_records().read(engine::number(index.work("W1")));
    const auto researcher =
        index.generation().researcher_records().read(engine::number(index.researcher("A1")));
    CHECK(work.fields().size() == 18);
    CHECK(researcher.fields().size() == 12);
    for (const auto& field : work.fields()) check_named(doc, field.name);
    for (const auto& field : researcher.fields()) check_named(doc, field.name);
}

TEST_CASE("docs/schema.md names every field of the tables", "[queries][schema]") {
    const std::string doc = schema();
    for (const engine::Field& field : engine::work_fields) check_named(doc, field.name);
    for (const engine::Field& field : engine::researcher_fields) check_named(doc, field.name);
    for (const engine::Field& field : engine::suggestion_fields) check_named(doc, field.name);
}

TEST_CASE("docs/schema.md names every field that a researchers file may say", "[queries][schema]") {
    const std::string doc = schema();
    // A field that is checked refuses a list of lists.
    for (const char* name :
         {"aliases", "orcid", "institutions", "topics", "bio", "url", "open_to_collaborate", "claimed",
          "verification_level", "trust_score", "trust_label", "followers"}) {
        const std::string line = fmt::format(R"({{"id":"A1","{}":[[]]}})", name);
        INFO(line);
        CHECK_THROWS_AS(indexer::readers::read_native(line, indexer::readers::RecordKind::researchers),
                        indexer::readers::Rejection);
        check_named(doc, name);
    }
}
