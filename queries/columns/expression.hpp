#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kindred::queries::columns {

/// A name or value of a filter, unquoted, with its place in the source.
struct FilterToken {
    std::string text;
    std::size_t begin = 0;  ///< first byte
    std::size_t end = 0;    ///< one past the last byte
};

/// What a condition asks of an attribute. `!=`, NOT IN and the like are negations of these.
enum class FilterOperator : std::uint8_t {
    equal,
    greater,
    greater_equal,
    less,
    less_equal,
    between,  ///< both ends included
    in,
    exists,
    is_null,
    is_empty,
    starts_with,
    contains
};

struct FilterCondition {
    FilterToken attribute;
    FilterOperator op = FilterOperator::equal;
    std::vector<FilterToken> values;  ///< two for `between`, any number for `in`, one or none for the others
};

/// A filter as it was written.
struct FilterExpression {
    enum class Kind : std::uint8_t { all, any, negation, condition };
    Kind kind = Kind::condition;
    std::vector<FilterExpression> children;  ///< one for a negation, two or more for all and any
    FilterCondition condition;
};

}  // namespace kindred::queries::columns
