#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace kindred::queries {

/// Sums by document while the postings of a query are gone through, term by term. Clearing costs the
/// documents that were touched, so one is kept by each thread. Takes 12 bytes a document of the collection.
class Accumulators {
 public:
    struct Sum {
        float score = 0;
        float here = 0;              ///< of the term that is gone through
        std::uint16_t term = none;   ///< that term
        std::uint16_t required = 0;  ///< how many required terms have been met
    };
    static constexpr std::uint16_t none = 0xFFFF;
    /// Terms are numbered below this: more than a query of max_query_bytes can have.
    static constexpr std::uint32_t max_terms = none;

    /// Empty, for documents under `documents`.
    void reset(std::uint32_t documents) {
        for (const std::uint32_t document : touched_) sums_[document] = {};
        touched_.clear();
        if (sums_.size() < documents) sums_.resize(documents);
    }

    /// Adds what `term` is worth in `document`; of several ways in which it is found the best counts.
    void add(std::uint32_t document, std::uint32_t term, bool required, float score) {
        Sum& sum = sums_[document];
        if (sum.term != term) {
            if (sum.term == none) touched_.push_back(document);
            sum.term = static_cast<std::uint16_t>(term);
            sum.here = 0;
            sum.required = static_cast<std::uint16_t>(sum.required + (required ? 1 : 0));
        }
        if (score > sum.here) {
            sum.score += score - sum.here;
            sum.here = score;
        }
    }

    const Sum& operator[](std::uint32_t document) const noexcept { return sums_[document]; }
    /// Every document with a term, in the order of first sight.
    std::span<const std::uint32_t> documents() const noexcept { return touched_; }

 private:
    std::vector<Sum> sums_;
    std::vector<std::uint32_t> touched_;
};

}  // namespace kindred::queries
