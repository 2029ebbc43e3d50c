#include "engine/generation/citation_prior.hpp"

#include "engine/data/columns_builder.hpp"
#include "tests/support/temp_dir.hpp"

#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace kindred;
using nlohmann::ordered_json;

namespace {

std::vector<float> priors_of(const std::vector<ordered_json>& works, int latest_year) {
    engine::data::ColumnsBuilder builder(engine::work_fields);
    for (const ordered_json& work : works) builder.add(work);
    const test::TempDir directory;
    builder.write(directory / "columns");
    return engine::generation::citation_priors(engine::data::Columns(directory / "columns"), latest_year);
}

}  // namespace

TEST_CASE("the prior of a work grows tenfold by tenfold with its citations a year", "[engine][generation]") {
    const auto priors = priors_of({{{"id", "A"}, {"year", 2020}, {"cited_by_count", 99.9}},
                                   {{"id", "B"}, {"year", 2011}, {"cited_by_count", 999}},
                                   {{"id", "C"}, {"year", 2020}, {"cited_by_count", 999.9}}},
                                  2020);
    CHECK(priors[0] == Approx(3));
    CHECK(priors[1] == Approx(3).margin(0.001));
    CHECK(priors[2] == Approx(4));
}

TEST_CASE("a work without citations or without a year has no prior", "[engine][generation]") {
    CHECK(priors_of({{{"id", "A"}, {"year", 2020}},
                     {{"id", "B"}, {"cited_by_count", 7}},
                     {{"id", "C"}, {"year", 2020}, {"cited_by_count", 0}}},
                    2020) == std::vector<float>{0, 0, 0});
    CHECK(priors_of({}, 0).empty());
}

TEST_CASE("a work of the future is of the latest year", "[engine][generation]") {
    const auto priors = priors_of({{{"id", "A"}, {"year", 2031}, {"cited_by_count", 5}},
                                   {{"id", "B"}, {"year", 2020}, {"cited_by_count", 5}}},
                                  2020);
    CHECK(priors[0] == priors[1]);
}
