#pragma once
#include "engine/base/ids.hpp"
#include "engine/likeness/likeness.hpp"
#include "indexer/stage/context.hpp"
#include "indexer/stage/spool.hpp"

#include <cstdint>
#include <span>

namespace kindred::indexer::likeness {

/// The vectors of the texts of all works (engine::likeness::TextVectors), as the rows of a matrix. On
/// disk (Spool). Safe from many threads.
class TextMatrix {
 public:
    /// Works them out from the finished forward file, lexicon and weights. Throws Error{io}, and
    /// Error{unavailable} when the build is stopped.
    explicit TextMatrix(const stage::Context& context);

    std::uint32_t works() const noexcept { return rows_.size(); }
    /// Stems of the lexicon: every stem of a row is less.
    std::uint32_t stems() const noexcept { return stems_; }
    /// The vector of `work`.
    std::span<const engine::likeness::WeightedStem> operator[](engine::WorkId work) const noexcept {
        return rows_[engine::number(work)];
    }

 private:
    stage::Spool<engine::likeness::WeightedStem> rows_;
    std::uint32_t stems_ = 0;
};

}  // namespace kindred::indexer::likeness
