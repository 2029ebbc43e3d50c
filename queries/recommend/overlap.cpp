#include "queries/recommend/overlap.hpp"

#include <algorithm>
#include <cmath>

namespace kindred::queries::recommend {

void Overlap::add(std::uint32_t document) {
    if (column_ == nullptr) return;
    if (weights_.empty()) weights_.resize(column_->value_count());
    for (const std::uint32_t id : column_->values(document)) {
        if (id >= weights_.size() || weights_[id] != 0) continue;
        const double having = std::max(1U, column_->documents_with(id));
        weights_[id] = static_cast<float>(1 / std::log2(1 + having));
        ++values_;
    }
}

double Overlap::weight_shared(std::uint32_t document) const noexcept {
    if (values_ == 0) return 0;
    double sum = 0;
    for (const std::uint32_t id : column_->values(document))
        sum += id < weights_.size() ? static_cast<double>(weights_[id]) : 0;
    return sum;
}

double Overlap::of(std::uint32_t document) const noexcept {
    const double shared = weight_shared(document);
    if (shared == 0) return 0;
    const auto own = static_cast<double>(column_->values(document).size());
    return shared / std::sqrt(std::sqrt(own * static_cast<double>(values_)));
}

}  // namespace kindred::queries::recommend
