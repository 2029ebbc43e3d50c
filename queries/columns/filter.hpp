#pragma once
#include "engine/data/columns.hpp"
#include "queries/columns/filter_parser.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

namespace kindred::queries::columns {

/// Ids of values of one column, as ranges and, when there are many, as bits.
class ValueSet {
 public:
    explicit ValueSet(const engine::data::Column& column) : column_(&column) {}

    const engine::data::Column& column() const noexcept { return *column_; }
    void add(engine::data::ValueRange range);
    void add(const ValueSet& other);
    /// Puts the ranges in order; nothing may be added after it.
    void seal();
    bool holds_any(std::uint32_t document) const noexcept {
        for (const std::uint32_t id : column_->values(document)) {
            if (contains(id)) return true;
        }
        return false;
    }

 private:
    bool contains(std::uint32_t id) const noexcept {
        if (ranges_.size() == 1) return ranges_.front().contains(id);
        return bits_.empty() ? in_ranges(id)
                             : id / 64 < bits_.size() && ((bits_[id / 64] >> id % 64) & 1) != 0;
    }
    bool in_ranges(std::uint32_t id) const noexcept;

    const engine::data::Column* column_;
    std::vector<engine::data::ValueRange> ranges_;  ///< once sealed: ascending, apart from each other
    std::vector<std::uint64_t> bits_;
};

/// A filter whose values have been looked up in the columns of one collection, which must outlive it. A value
/// of its own; safe to read from many threads.
class CompiledFilter {
 public:
    using Kind = FilterExpression::Kind;
    struct Node {
        Kind kind = Kind::all;
        std::vector<Node> children = {};
        std::optional<ValueSet> values = {};  ///< of Kind::condition
    };

    /// Matches every document.
    CompiledFilter() = default;
    explicit CompiledFilter(Node root) : root_(std::move(root)) {}

    /// True when no document is left out: there is no filter.
    bool matches_all() const noexcept { return root_.kind == Kind::all && root_.children.empty(); }
    /// Cost: a few nanoseconds a condition, plus two look-ups in mapped memory.
    bool matches(std::uint32_t document) const noexcept { return matches(root_, document); }

 private:
    static bool matches(const Node& node, std::uint32_t document) noexcept;

    Node root_;
};

/// All strings of a filter together are at most this long.
inline constexpr std::size_t max_filter_bytes = std::size_t{1} << 16;
/// Every condition may be looked at for every document.
inline constexpr std::size_t max_conditions = 2000;
/// A CONTAINS looks at every value of its column once, so a filter has at most so many.
inline constexpr std::size_t max_contains_conditions = 20;

/// The filter as a request gives it: null or blank (no filter), one string, or a list whose members all have
/// to match, each a string or a list of strings of which one has to match.
///
/// A condition holds when any value of the document fits. Strings are compared by folded form, = as a whole,
/// > >= < <= and TO byte by byte; numbers as numbers, and what is no number fits no number. A value of `doi`
/// or `orcid` may come in any dress. != and the other negations are complements, so that a document without
/// the field satisfies them. IS EMPTY is "" or an empty list; fields given as null are not stored, so nothing
/// IS NULL.
///
/// Throws ParameterError{"filter"} in Meilisearch's words: wrong syntax or type, an attribute that `columns`
/// cannot filter by, too long.
CompiledFilter compile_filter(const nlohmann::json& filter, const engine::data::Columns& columns);

}  // namespace kindred::queries::columns
