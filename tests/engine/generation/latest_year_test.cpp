#include "engine/generation/latest_year.hpp"

#include "engine/data/columns_builder.hpp"
#include "tests/support/temp_dir.hpp"

#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace kindred;
using nlohmann::ordered_json;

namespace {

/// The latest year of a collection with a work of each of `years`, and one without a year.
int latest_year(const std::vector<int>& years, std::string_view built_at = "2026-05-06T07:08:09Z") {
    engine::data::ColumnsBuilder builder(engine::work_fields);
    builder.add(ordered_json{{"id", "UNDATED"}});
    for (const int year : years) builder.add(ordered_json{{"id", "W"}, {"year", year}});
    const test::TempDir directory;
    builder.write(directory / "columns");
    return engine::generation::latest_year(engine::data::Columns(directory / "columns"), built_at);
}

}  // namespace

TEST_CASE("the latest year is that of the latest work", "[engine][generation]") {
    CHECK(latest_year({2019, 2021, 2020}) == 2021);
    CHECK(latest_year({1850}) == 1850);
    CHECK(latest_year({}) == 0);
}

TEST_CASE("a few wrong dates do not make everything old", "[engine][generation]") {
    std::vector<int> years = {2025};
    for (int i = 0; i < 400; ++i) years.push_back(2000 + i % 20);
    CHECK(latest_year(years) == 2019);
    years.push_back(2025);
    years.push_back(2025);
    CHECK(latest_year(years) == 2025);
}

TEST_CASE("a year after the build is wrong in a small collection too", "[engine][generation]") {
    CHECK(latest_year({2019, 9999, 2021}) == 2021);
    const std::vector<int> years = {2019, 2024, 2030, 9999};
    CHECK(latest_year(years, "2023-05-06T07:08:09Z") == 2024);
    CHECK(latest_year(years, "2029-01-01T00:00:00Z") == 2030);
    CHECK(latest_year(years, "1970-01-01T00:00:00Z") == 0);
    CHECK(latest_year(years, "yesterday") == 9999);
}
