#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// Parentheses and negations nest at most this deep.
inline constexpr int max_filter_depth = 150;

/// Reads a filter of Meilisearch's grammar (docs/query-language.md): AND, OR, NOT, parentheses, = != > >= <
/// <=, TO, IN, EXISTS, IS NULL, IS EMPTY, STARTS WITH, CONTAINS; words, "..." and '...' with backslash before
/// a quote or a backslash. Nothing for a blank filter. Throws ParameterError{"filter"} that says what was
/// expected and where. Attributes are not looked up. Linear in the text.
std::optional<FilterExpression> parse_filter(std::string_view source);

/// Throws ParameterError{"filter"}: `message`, then on a line of its own where bytes [begin, end) of `source`
/// stand, counted in characters from 1, and the source: "1:5 many = Glass".
[[noreturn]] void filter_error(const std::string& message, std::string_view source, std::size_t begin,
                               std::size_t end);

/// `text` fit for one line of a message: line ends, tabs, quotes and backslashes escaped, cut when long.
std::string escaped(std::string_view text);

}  // namespace kindred::queries::columns
