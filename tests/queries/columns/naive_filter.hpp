#pragma once
#include "queries/columns/filter_parser.hpp"

#include <nlohmann/json.hpp>

namespace kindred::test {

/// True when the record satisfies the filter, decided from the JSON value by value: what compiled filters
/// are tested against.
bool naively_matches(const queries::columns::FilterExpression& expression,
                     const nlohmann::ordered_json& record);

}  // namespace kindred::test
