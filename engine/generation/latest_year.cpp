#include "engine/generation/latest_year.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace kindred::engine::generation {

namespace {

constexpr int last_year = 9999;

/// The last year that a work of an index built at `built_at` can be of.
int last_possible_year(std::string_view built_at) noexcept {
    int built = 0;
    std::from_chars(built_at.data(), built_at.data() + built_at.size(), built);
    return built > 0 ? std::min(built + 1, last_year) : last_year;
}

}  // namespace

int latest_year(const data::Columns& works, std::string_view built_at) {
    const data::Column* const years = works.find("year");
    if (years == nullptr) return 0;
    const data::ValueRange possible = {years->upper(0.0), years->upper(last_possible_year(built_at))};
    std::vector<std::uint32_t> works_of(years->value_count());  // by value
    std::uint64_t dated = 0;
    for (std::uint32_t work = 0; work < works.documents(); ++work) {
        const auto values = years->values(work);
        if (values.empty() || !possible.contains(values.front())) continue;
        ++works_of[values.front()];
        ++dated;
    }
    if (dated == 0) return 0;
    const std::uint64_t enough = (dated * latest_year_per_mille + 999) / 1000;
    std::uint32_t year = possible.last;
    for (std::uint64_t reached = 0; reached < enough;) reached += works_of[--year];
    return static_cast<int>(years->number_of(year));
}

}  // namespace kindred::engine::generation
