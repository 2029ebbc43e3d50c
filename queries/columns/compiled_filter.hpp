#pragma once
#include "engine/data/columns.hpp"

#include <cstdint>
#include <vector>

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
    struct Node {
        enum class Kind : std::uint8_t { all, any, negation, values };
        Kind kind = Kind::all;
        std::vector<Node> children;
        std::vector<ValueSet> values;  ///< one for Kind::values
    };

    /// Matches every document.
    CompiledFilter() = default;
    explicit CompiledFilter(Node root) : root_(std::move(root)) {}

    /// True when no document is left out: there is no filter.
    bool matches_all() const noexcept { return root_.kind == Node::Kind::all && root_.children.empty(); }
    /// Cost: a few nanoseconds a condition, plus two look-ups in mapped memory.
    bool matches(std::uint32_t document) const noexcept { return matches(root_, document); }

 private:
    static bool matches(const Node& node, std::uint32_t document) noexcept;

    Node root_;
};

}  // namespace kindred::queries::columns
