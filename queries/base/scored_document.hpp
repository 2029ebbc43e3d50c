#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kindred::queries {

/// A document and how well it answers.
struct ScoredDocument {
    std::uint32_t document = 0;
    double score = 0;

    bool operator==(const ScoredDocument&) const = default;
};

/// The order of every ranking: the higher score first, ties by document.
inline bool better(const ScoredDocument& a, const ScoredDocument& b) noexcept {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
}

/// Reduces `documents` to the best `count`, the best first.
inline void keep_best(std::vector<ScoredDocument>& documents, std::size_t count) {
    const std::size_t kept = std::min(documents.size(), count);
    std::partial_sort(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(kept),
                      documents.end(), better);
    documents.resize(kept);
}

/// The same for documents that come one by one: keeps at most 2 `count`, and drops most of them after one
/// comparison.
class TopK {
 public:
    explicit TopK(std::size_t count) : count_(count) { kept_.reserve(2 * count); }

    void add(const ScoredDocument& one) {
        if (full_ && !better(one, kept_[count_ - 1])) return;
        kept_.push_back(one);
        if (kept_.size() == 2 * count_) shrink();
    }
    /// The best first; empties this.
    std::vector<ScoredDocument> take() {
        keep_best(kept_, count_);
        return std::exchange(kept_, {});
    }

 private:
    /// The worst of those kept is the last, to compare with.
    void shrink() {
        const auto worst = kept_.begin() + static_cast<std::ptrdiff_t>(count_ - 1);
        std::nth_element(kept_.begin(), worst, kept_.end(), better);
        kept_.erase(worst + 1, kept_.end());
        full_ = true;
    }

    std::size_t count_;
    bool full_ = false;
    std::vector<ScoredDocument> kept_;
};

}  // namespace kindred::queries
