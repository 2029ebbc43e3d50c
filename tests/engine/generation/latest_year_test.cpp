#include "engine/generation/latest_year.hpp"

#include "tests/support/small_index.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace kindred;
using engine::generation::latest_year;
using test::SmallIndex;

namespace {

/// A collection with a work of each of these years.
SmallIndex collection(const std::vector<int>& years) {
    std::string works = R"({"id":"UNDATED","title":"No year"})";
    for (std::size_t i = 0; i < years.size(); ++i) {
        works += "\n{\"id\":\"W" + std::to_string(i) + R"(","title":"Tides","year":)" +
                 std::to_string(years[i]) + "}";
    }
    return SmallIndex(works + "\n");
}

}  // namespace

TEST_CASE("the latest year is that of the latest work", "[engine][generation]") {
    CHECK(collection({2019, 2021, 2020}).generation().latest_year() == 2021);
    CHECK(collection({1850}).generation().latest_year() == 1850);
    CHECK(collection({}).generation().latest_year() == 0);
}

TEST_CASE("a few wrong dates do not make everything old", "[engine][generation]") {
    std::vector<int> years = {2025};
    for (int i = 0; i < 400; ++i) years.push_back(2000 + i % 20);
    CHECK(collection(years).generation().latest_year() == 2019);
    years.push_back(2025);
    years.push_back(2025);
    CHECK(collection(years).generation().latest_year() == 2025);
}

TEST_CASE("a year after the build is wrong in a small collection too", "[engine][generation]") {
    CHECK(collection({2019, 9999, 2021}).generation().latest_year() == 2021);
    SmallIndex index = collection({2019, 2024, 2030, 9999});
    const auto& works = index.generation().work_columns();
    CHECK(latest_year(works, "2023-05-06T07:08:09Z") == 2024);
    CHECK(latest_year(works, "2029-01-01T00:00:00Z") == 2030);
    CHECK(latest_year(works, "1970-01-01T00:00:00Z") == 0);
    CHECK(latest_year(works, "yesterday") == 9999);
}
