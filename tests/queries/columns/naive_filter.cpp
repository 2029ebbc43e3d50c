#include "tests/queries/columns/naive_filter.hpp"

#include "engine/text/fold.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace kindred::test {

namespace {

using nlohmann::ordered_json;
using queries::columns::FilterCondition;
using queries::columns::FilterExpression;
using queries::columns::FilterOperator;

/// The whole of `text` as a number, by other means than the filter's.
std::optional<double> number(const std::string& text) {
    try {
        std::size_t read = 0;
        const double value = std::stod(text, &read);
        if (read == text.size()) return value;
    } catch (const std::exception&) {
        // No number.
    }
    return std::nullopt;
}

template <typename T>
bool fits(FilterOperator op, const T& element, const std::vector<T>& values) {
    switch (op) {
        case FilterOperator::equal:
            return element == values[0];
        case FilterOperator::greater:
            return element > values[0];
        case FilterOperator::greater_equal:
            return element >= values[0];
        case FilterOperator::less:
            return element < values[0];
        case FilterOperator::less_equal:
            return element <= values[0];
        case FilterOperator::between:
            return values[0] <= element && element <= values[1];
        case FilterOperator::in:
            return std::find(values.begin(), values.end(), element) != values.end();
        default:
            return false;
    }
}

bool number_fits(const FilterCondition& condition, double element) {
    std::vector<double> values;
    for (const auto& token : condition.values) {
        const auto value = number(token.text);
        if (value) values.push_back(*value);
        if (!value && condition.op != FilterOperator::in) return false;
    }
    return fits(condition.op, element, values);
}

bool string_fits(const FilterCondition& condition, const std::string& given) {
    const std::string element = engine::text::fold(given);
    std::vector<std::string> values;
    for (const auto& token : condition.values) values.push_back(engine::text::fold(token.text));
    const bool equality = condition.op == FilterOperator::equal || condition.op == FilterOperator::in;
    if (element.empty() && !equality) return false;
    if (condition.op == FilterOperator::starts_with) return element.starts_with(values[0]);
    if (condition.op == FilterOperator::contains) return element.find(values[0]) != std::string::npos;
    return fits(condition.op, element, values);
}

bool condition_holds(const FilterCondition& condition, const ordered_json& record) {
    const auto at = record.find(condition.attribute.text);
    const bool exists = at != record.end();
    if (condition.op == FilterOperator::exists) return exists;
    if (!exists || condition.op == FilterOperator::is_null) return false;
    const bool empty = (at->is_array() && at->empty()) || (at->is_string() && at->get<std::string>().empty());
    if (condition.op == FilterOperator::is_empty) return empty;
    std::vector<ordered_json> elements;
    if (at->is_array() && !empty) {
        elements.assign(at->begin(), at->end());
    } else {
        elements.push_back(empty ? ordered_json("") : *at);
    }
    return std::any_of(elements.begin(), elements.end(), [&](const ordered_json& element) {
        return element.is_number() ? number_fits(condition, element.get<double>())
                                   : string_fits(condition, element.get<std::string>());
    });
}

}  // namespace

bool naively_matches(const FilterExpression& expression, const ordered_json& record) {
    const auto matches = [&](const FilterExpression& child) { return naively_matches(child, record); };
    const auto& children = expression.children;
    switch (expression.kind) {
        case FilterExpression::Kind::all:
            return std::all_of(children.begin(), children.end(), matches);
        case FilterExpression::Kind::any:
            return std::any_of(children.begin(), children.end(), matches);
        case FilterExpression::Kind::negation:
            return !matches(children.front());
        case FilterExpression::Kind::condition:
            return condition_holds(expression.condition, record);
    }
    return false;
}

}  // namespace kindred::test
