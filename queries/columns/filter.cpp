#include "queries/columns/filter.hpp"

#include "engine/identifiers/reading.hpp"
#include "engine/text/fold.hpp"
#include "queries/base/parameter_error.hpp"
#include "queries/columns/attributes.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kindred::queries::columns {

namespace {

using engine::data::Column;
using engine::data::ValueRange;
using Kind = CompiledFilter::Kind;
using Node = CompiledFilter::Node;

/// Bits are made when the ranges are at least this many ...
constexpr std::size_t min_ranges_for_bits = 4;
/// ... and the bits take at most this many bytes a range, so that long filters over large columns stay small.
constexpr std::size_t max_bit_bytes_per_range = 128;

/// `children` joined by `kind`. Alternatives on one column become one set, so that a document is looked up
/// once however many values were chosen.
Node joined(Kind kind, std::vector<Node> children) {
    Node node{.kind = kind};
    for (Node& child : children) {
        const auto same = std::ranges::find_if(node.children, [&](const Node& other) {
            return kind == Kind::any && child.kind == Kind::condition && other.kind == Kind::condition &&
                   &other.values->column() == &child.values->column();
        });
        if (same == node.children.end()) {
            node.children.push_back(std::move(child));
        } else {
            same->values->add(*child.values);
        }
    }
    if (kind == Kind::negation || node.children.size() != 1) return node;
    return std::move(node.children.front());
}

void seal(Node& node) {
    if (node.values) node.values->seal();
    for (Node& child : node.children) seal(child);
}

/// A value as records of the attribute have it: identifiers without the dress that they were typed in.
std::string as_stored(std::string_view attribute, std::string_view value) {
    if (attribute == "doi") return engine::identifiers::doi(value);
    if (attribute == "orcid") return engine::identifiers::orcid(value);
    return std::string(value);
}

/// Compiles all strings of one filter.
class Compiler {
 public:
    explicit Compiler(const engine::data::Columns& columns) : columns_(columns) {}

    std::optional<Node> compile(std::string_view source) {
        bytes_ += source.size() + 1;
        if (bytes_ > max_filter_bytes) {
            throw ParameterError("filter",
                                 fmt::format("The filter is longer than {} bytes.", max_filter_bytes));
        }
        source_ = source;
        const auto expression = parse_filter(source);
        return expression ? std::optional(node_of(*expression)) : std::nullopt;
    }

 private:
    Node node_of(const FilterExpression& expression) {
        if (expression.kind == Kind::condition) {
            if (++conditions_ > max_conditions) {
                filter_error(fmt::format("A filter has at most {} conditions.", max_conditions), source_,
                             expression.condition.attribute.begin, expression.condition.attribute.end);
            }
            return node_of(expression.condition);
        }
        std::vector<Node> children;
        for (const FilterExpression& child : expression.children) children.push_back(node_of(child));
        return joined(expression.kind, std::move(children));
    }

    Node node_of(const FilterCondition& condition) {
        const Column* const column = columns_.find(condition.attribute.text);
        if (column == nullptr || !column->filterable()) not_filterable(condition.attribute);
        ValueSet set(*column);
        if (condition.op == FilterOperator::contains) {
            add_containing(set, condition);
        } else if (column->is_number()) {
            add_numbers(set, condition);
        } else {
            add_strings(set, condition);
        }
        return {.kind = Kind::condition, .values = std::move(set)};
    }

    [[noreturn]] void not_filterable(const FilterToken& attribute) const {
        filter_error(fmt::format("Attribute `{}` is not filterable. Available filterable attribute patterns "
                                 "are: `{}`.",
                                 escaped(attribute.text),
                                 fmt::join(attributes(columns_, &Column::filterable), "`, `")),
                     source_, attribute.begin, attribute.end);
    }

    static void add_numbers(ValueSet& set, const FilterCondition& condition) {
        if (condition.op == FilterOperator::starts_with) return;
        std::vector<double> numbers;
        for (const FilterToken& value : condition.values) {
            if (const auto number = parse_number(value.text)) {
                numbers.push_back(*number);
            } else if (condition.op != FilterOperator::in) {
                return;
            }
        }
        add_ranges(set, condition.op, numbers, 0);
    }

    static void add_strings(ValueSet& set, const FilterCondition& condition) {
        const Column& column = set.column();
        // "" also stands for an empty list, which has no element to compare.
        const std::uint32_t begin = column.upper(std::string_view());
        std::vector<std::string> folded;
        for (const FilterToken& value : condition.values)
            folded.push_back(engine::text::fold(as_stored(column.name(), value.text)));
        if (condition.op == FilterOperator::starts_with) {
            const ValueRange range = column.starting_with(folded.front());
            set.add({std::max(begin, range.first), range.last});
        } else {
            add_ranges(set, condition.op, folded, begin);
        }
    }

    /// What compares with `values`; ids below `begin` stand for nothing that can be more or less.
    template <typename Value>
    static void add_ranges(ValueSet& set, FilterOperator op, const std::vector<Value>& values,
                           std::uint32_t begin) {
        const Column& column = set.column();
        const std::uint32_t end = column.value_count();
        switch (op) {
            case FilterOperator::equal:
            case FilterOperator::in:
                for (const Value& value : values) set.add({column.lower(value), column.upper(value)});
                break;
            case FilterOperator::greater:
                set.add({std::max(begin, column.upper(values[0])), end});
                break;
            case FilterOperator::greater_equal:
                set.add({std::max(begin, column.lower(values[0])), end});
                break;
            case FilterOperator::less:
                set.add({begin, column.lower(values[0])});
                break;
            case FilterOperator::less_equal:
                set.add({begin, column.upper(values[0])});
                break;
            case FilterOperator::between:
                set.add({std::max(begin, column.lower(values[0])), column.upper(values[1])});
                break;
            case FilterOperator::exists:
                set.add({0, end});
                break;
            case FilterOperator::is_empty:
                set.add({0, begin});
                break;
            case FilterOperator::is_null:  // nulls are not stored
            case FilterOperator::starts_with:
            case FilterOperator::contains:
                break;
        }
    }

    void add_containing(ValueSet& set, const FilterCondition& condition) {
        const FilterToken& value = condition.values.front();
        if (++contains_ > max_contains_conditions) {
            filter_error(
                fmt::format("A filter has at most {} conditions with `CONTAINS`.", max_contains_conditions),
                source_, condition.attribute.begin, value.end);
        }
        const Column& column = set.column();
        if (column.is_number()) return;
        const std::string folded = engine::text::fold(as_stored(column.name(), value.text));
        for (std::uint32_t id = column.upper(std::string_view()); id < column.value_count(); ++id) {
            if (column.folded_of(id).find(folded) != std::string_view::npos) set.add({id, id + 1});
        }
    }

    const engine::data::Columns& columns_;
    std::string_view source_;
    std::size_t bytes_ = 0;
    std::size_t contains_ = 0;
    std::size_t conditions_ = 0;
};

[[noreturn]] void wrong_type(std::string_view wanted, const nlohmann::json& found) {
    constexpr std::size_t max_shown = 200;
    std::string shown = found.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    if (shown.size() > max_shown) shown = shown.substr(0, max_shown) + "...";
    throw ParameterError("filter",
                         fmt::format("Invalid syntax for the filter parameter: `expected {}, found: "
                                     "{}`.",
                                     wanted, shown));
}

/// The members of a list, or the one string.
nlohmann::json members_of(const nlohmann::json& filter) {
    if (filter.is_array()) return filter;
    if (!filter.is_string()) wrong_type("String, Array", filter);
    return nlohmann::json::array({filter});
}

}  // namespace

void ValueSet::add(ValueRange range) {
    range.last = std::min(range.last, column_->value_count());
    if (!range.empty()) ranges_.push_back(range);
}

void ValueSet::add(const ValueSet& other) {
    ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
}

void ValueSet::seal() {
    std::ranges::sort(ranges_, {}, &ValueRange::first);
    std::vector<ValueRange> apart;
    for (const ValueRange& range : ranges_) {
        if (!apart.empty() && range.first <= apart.back().last) {
            apart.back().last = std::max(apart.back().last, range.last);
        } else {
            apart.push_back(range);
        }
    }
    ranges_ = std::move(apart);
    const std::size_t bytes = column_->value_count() / 8;
    if (ranges_.size() < min_ranges_for_bits || bytes > ranges_.size() * max_bit_bytes_per_range) return;
    bits_.assign(column_->value_count() / 64 + 1, 0);
    for (const ValueRange& range : ranges_) {
        for (std::uint32_t id = range.first; id < range.last; ++id)
            bits_[id / 64] |= std::uint64_t{1} << id % 64;
    }
}

bool ValueSet::in_ranges(std::uint32_t id) const noexcept {
    const auto after = std::ranges::upper_bound(ranges_, id, {}, &ValueRange::first);
    return after != ranges_.begin() && std::prev(after)->contains(id);
}

bool CompiledFilter::matches(const Node& node, std::uint32_t document) noexcept {
    const auto child_matches = [document](const Node& child) { return matches(child, document); };
    switch (node.kind) {
        case Kind::all:
            return std::ranges::all_of(node.children, child_matches);
        case Kind::any:
            return std::ranges::any_of(node.children, child_matches);
        case Kind::negation:
            return !matches(node.children.front(), document);
        case Kind::condition:
            return node.values->holds_any(document);
    }
    return false;
}

CompiledFilter compile_filter(const nlohmann::json& filter, const engine::data::Columns& columns) {
    if (filter.is_null()) return CompiledFilter();
    Compiler compiler(columns);
    std::vector<Node> conditions;
    for (const nlohmann::json& member : members_of(filter)) {
        std::vector<Node> alternatives;
        for (const nlohmann::json& text : members_of(member)) {
            if (!text.is_string()) wrong_type("String", text);
            if (auto node = compiler.compile(text.get_ref<const std::string&>()))
                alternatives.push_back(std::move(*node));
        }
        if (!alternatives.empty()) conditions.push_back(joined(Kind::any, std::move(alternatives)));
    }
    Node root = joined(Kind::all, std::move(conditions));
    seal(root);
    return CompiledFilter(std::move(root));
}

}  // namespace kindred::queries::columns
