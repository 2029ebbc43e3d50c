#include "queries/columns/compiled_filter.hpp"

#include <algorithm>

namespace kindred::queries::columns {

namespace {

/// Bits are made when the ranges are at least this many ...
constexpr std::size_t min_ranges_for_bits = 4;
/// ... and the bits take at most this many bytes a range, so that long filters over large columns stay small.
constexpr std::size_t max_bit_bytes_per_range = 128;

}  // namespace

void ValueSet::add(engine::data::ValueRange range) {
    range.last = std::min(range.last, column_->value_count());
    if (!range.empty()) ranges_.push_back(range);
}

void ValueSet::add(const ValueSet& other) {
    ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
}

void ValueSet::seal() {
    std::ranges::sort(ranges_, {}, &engine::data::ValueRange::first);
    std::vector<engine::data::ValueRange> apart;
    for (const engine::data::ValueRange& range : ranges_) {
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
    for (const engine::data::ValueRange& range : ranges_) {
        for (std::uint32_t id = range.first; id < range.last; ++id)
            bits_[id / 64] |= std::uint64_t{1} << id % 64;
    }
}

bool ValueSet::in_ranges(std::uint32_t id) const noexcept {
    const auto after = std::ranges::upper_bound(ranges_, id, {}, &engine::data::ValueRange::first);
    return after != ranges_.begin() && std::prev(after)->contains(id);
}

bool CompiledFilter::matches(const Node& node, std::uint32_t document) noexcept {
    const auto child_matches = [document](const Node& child) { return matches(child, document); };
    switch (node.kind) {
        case Node::Kind::all:
            return std::ranges::all_of(node.children, child_matches);
        case Node::Kind::any:
            return std::ranges::any_of(node.children, child_matches);
        case Node::Kind::negation:
            return !matches(node.children.front(), document);
        case Node::Kind::values:
            return node.values.front().holds_any(document);
    }
    return false;
}

}  // namespace kindred::queries::columns
