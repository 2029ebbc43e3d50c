#pragma once
#include "engine/data/columns.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace kindred::queries::columns {

/// The order that `sort` asks for. A value of its own; the columns must outlive it. Safe to read from many
/// threads.
class SortOrder {
 public:
    /// Asks for no order: documents come by number.
    SortOrder() = default;
    /// From "year:desc", "title:asc", the first one first. Throws ParameterError{"sort"} in Meilisearch's
    /// words for other syntax and for what `columns` cannot sort by.
    SortOrder(const std::vector<std::string>& rules, const engine::data::Columns& columns);

    bool empty() const noexcept { return rules_.empty(); }
    /// True when document `a` comes before `b`. Documents without a value come last in either direction;
    /// what is equal by all rules comes by document number. Cost: two look-ups a rule.
    bool operator()(std::uint32_t a, std::uint32_t b) const noexcept;

 private:
    struct Rule {
        const engine::data::Column* column;
        bool descending;
    };
    std::vector<Rule> rules_;
};

/// Keeps, of documents that share a value, the first.
class Distinct {
 public:
    /// By a filterable attribute; throws ParameterError{"distinct"} for any other.
    Distinct(std::string_view attribute, const engine::data::Columns& columns);

    /// True when no document that was taken before has a value of this one, which is taken then. A document
    /// without a value is always taken. "" is no value.
    bool take(std::uint32_t document);

 private:
    const engine::data::Column& column_;
    std::unordered_set<std::uint32_t> seen_;  ///< ids of values
};

}  // namespace kindred::queries::columns
