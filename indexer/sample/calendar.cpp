#include "indexer/sample/calendar.hpp"

#include <array>

#include <fmt/format.h>

namespace kindred::indexer::sample {

namespace {

constexpr std::size_t year_count = last_year - first_year + 1;
constexpr int last_year_days = 130;  // to about the middle of May

/// Running total of the weights of the years, entry y+1 after year y.
constexpr auto running_weights = [] {
    std::array<std::uint64_t, year_count + 1> running{};
    std::uint64_t weight = 10'000;
    for (std::size_t y = 0; y < year_count; ++y) {
        const bool partial = y + 1 == year_count;
        running[y + 1] = running[y] + (partial ? weight * last_year_days / 365 : weight);
        weight = weight * 106 / 100;
    }
    return running;
}();

}  // namespace

Date date_of(std::uint64_t index, std::uint64_t total) {
    // The middle of the work's share, so that a corpus of one work does not stand in the first year.
    const std::uint64_t at = (2 * index + 1) * running_weights.back() / (2 * total);
    std::size_t y = 0;
    while (at >= running_weights[y + 1]) ++y;
    const std::uint64_t within = at - running_weights[y];
    const std::uint64_t weight = running_weights[y + 1] - running_weights[y];
    const std::uint64_t days = y + 1 == year_count ? last_year_days : 365;
    return {first_year + static_cast<int>(y), static_cast<int>(within * days / weight)};
}

std::string iso_date(const Date& date) {
    constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::size_t month = 0;
    int day = date.day;
    while (day >= lengths[month]) day -= lengths[month++];
    return fmt::format("{:04}-{:02}-{:02}", date.year, month + 1, day + 1);
}

}  // namespace kindred::indexer::sample
