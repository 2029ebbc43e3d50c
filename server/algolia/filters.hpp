#pragma once
#include "queries/base/collection.hpp"
#include "server/calls/parameters.hpp"

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace kindred::server::algolia {

/// A condition of kindred's filters: `"venue" = "SIGIR"`, or another `sign` between attribute and value.
/// Algolia's `objectID` is `id`; throws ApiError 400 for that of works, which cannot be filtered by.
std::string condition_on(queries::Collection collection, std::string_view attribute, std::string_view value,
                         std::string_view sign = "=");

/// A text in Algolia's filter syntax ("year >= 2015 AND (venue:SIGIR OR NOT topics:\"word embeddings\")") as
/// a filter of kindred; "" for a blank one. Algolia has no order between AND and OR, so where both stand
/// together parentheses are asked for. Throws ApiError 400 that says what was expected where. Whether the
/// attributes exist is not checked, but `objectID` is for researchers only.
std::string translated_filter(queries::Collection collection, std::string_view filters);

/// `filters`, `facetFilters` and `numericFilters` of `given`, all of which have to hold, as compile_filter
/// takes them: a list, empty when there is none. Throws ApiError 400, also for filters that are not
/// supported.
nlohmann::json read_algolia_filters(const calls::Parameters& given, queries::Collection collection);

}  // namespace kindred::server::algolia
