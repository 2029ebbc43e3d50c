#pragma once
#include <cstdint>
#include <string>

namespace kindred::indexer::sample {

inline constexpr int first_year = 1995;
inline constexpr int last_year = 2026;

struct Date {
    int year = first_year;
    int day = 0;  ///< of the year, 0-based
};

/// The date of work `index` of `total` when every year brings about 6 % more works than the one before and
/// the last year is only begun. Dates never go back as `index` grows. `index` is below `total`.
Date date_of(std::uint64_t index, std::uint64_t total);

/// YYYY-MM-DD; no year of the sample has a leap day.
std::string iso_date(const Date& date);

}  // namespace kindred::indexer::sample
