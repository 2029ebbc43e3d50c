#pragma once
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::test {

/// What of `value` does not fit `schema`, one line a problem. Knows the words of JSON Schema that the OpenAPI
/// document uses (`$ref`, type, const, enum, required, properties, additionalProperties, items, anyOf, oneOf,
/// allOf, minimum, maximum, pattern) and reports any other that could make a value wrong. References are
/// looked up in `document`.
std::vector<std::string> misfits(const nlohmann::json& value, const nlohmann::json& schema,
                                 const nlohmann::json& document);

/// What the reference "#/components/schemas/Hit" stands for in `document`; throws when there is nothing.
const nlohmann::json& referred(const nlohmann::json& document, const std::string& reference);

}  // namespace kindred::test
