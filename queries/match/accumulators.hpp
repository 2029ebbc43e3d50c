#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kindred::queries::match {

/// Sums by document while the postings of a query are read, term by term. Each thread keeps one: starting
/// again costs nothing, because the sums of an earlier query are recognised by the lower number of their
/// term. Takes 16 bytes a document of the collection.
class Accumulators {
 public:
    struct Sum {
        float score = 0;
        std::uint16_t required = 0;  ///< how many required terms have been met
        std::uint16_t last = 0;      ///< the number of the term that was met last
    };
    /// Terms are numbered below this: more than a query of max_query_bytes can have.
    static constexpr std::uint32_t max_terms = 0xFFFF;

    /// Empty, for documents under `documents` and terms under `terms`, at most max_terms.
    void start(std::uint32_t documents, std::uint32_t terms) {
        first_ += terms_;
        terms_ = terms;
        touched_ = 0;
        if (sums_.size() < documents) {
            sums_.resize(documents);
            here_.resize(documents);
            documents_.resize(std::size_t{documents} + 1);
        }
        if (first_ + terms <= max_terms + 1) return;
        std::fill(sums_.begin(), sums_.end(), Sum{});
        first_ = 1;
    }

    /// Adds what `term` is worth in `document`. A term may be added there again; a required one then counts
    /// again as met.
    void add(std::uint32_t document, std::uint32_t term, bool required, float score) {
        meet(document, term, required).score += score;
    }
    /// The same for a term that may be found in several ways, of which the best counts.
    void add_best(std::uint32_t document, std::uint32_t term, bool required, float score) {
        const bool again = sums_[document].last == first_ + term;
        Sum& sum = again ? sums_[document] : meet(document, term, required);
        float& here = here_[document];
        if (!again) here = 0;
        if (score <= here) return;
        sum.score += score - here;
        here = score;
    }

    /// True for a document with a term.
    bool has(std::uint32_t document) const noexcept { return sums_[document].last >= first_; }
    /// All 0 for a document without a term.
    Sum operator[](std::uint32_t document) const noexcept { return has(document) ? sums_[document] : Sum{}; }
    /// Every document with a term, in the order of first sight.
    std::span<const std::uint32_t> documents() const noexcept { return {documents_.data(), touched_}; }

 private:
    Sum& meet(std::uint32_t document, std::uint32_t term, bool required) {
        Sum& sum = sums_[document];
        const bool fresh = sum.last < first_;
        // No branch, as whether a document is fresh cannot be predicted: it is written where the next one
        // goes.
        documents_[touched_] = document;
        touched_ += fresh ? 1 : 0;
        sum.score = fresh ? 0 : sum.score;
        sum.required = static_cast<std::uint16_t>((fresh ? 0 : sum.required) + (required ? 1 : 0));
        sum.last = static_cast<std::uint16_t>(first_ + term);
        return sum;
    }

    std::vector<Sum> sums_;
    std::vector<float> here_;               ///< of the term that is gone through
    std::vector<std::uint32_t> documents_;  ///< the first `touched_` of them have a term
    std::size_t touched_ = 0;
    std::uint32_t first_ = 1;  ///< the number of term 0; what an earlier query left is below
    std::uint32_t terms_ = 0;
};

}  // namespace kindred::queries::match
