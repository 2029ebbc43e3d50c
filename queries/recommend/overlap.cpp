#include "queries/recommend/overlap.hpp"

#include <cmath>

namespace kindred::queries {

void Overlap::add(std::uint32_t document) {
    if (column_ == nullptr) return;
    if (has_.empty()) has_.resize(column_->value_count());
    for (const std::uint32_t id : column_->values(document)) {
        if (id >= has_.size() || has_[id] != 0) continue;
        has_[id] = 1;
        ++values_;
    }
}

std::size_t Overlap::shared(std::uint32_t document) const noexcept {
    if (values_ == 0) return 0;
    std::size_t count = 0;
    for (const std::uint32_t id : column_->values(document)) count += id < has_.size() ? has_[id] : 0U;
    return count;
}

double Overlap::of(std::uint32_t document) const noexcept {
    const std::size_t count = shared(document);
    if (count == 0) return 0;
    const auto own = static_cast<double>(column_->values(document).size());
    return static_cast<double>(count) / std::sqrt(own * static_cast<double>(values_));
}

}  // namespace kindred::queries
