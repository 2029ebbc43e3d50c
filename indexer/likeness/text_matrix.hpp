#pragma once
#include "engine/base/ids.hpp"
#include "engine/frame/flat_file.hpp"
#include "engine/likeness/likeness.hpp"
#include "indexer/stage/context.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace kindred::indexer::likeness {

/// The vectors of the texts of all works (engine::likeness::TextVectors), as the rows of a matrix. They are
/// in a file that has no name any more, so that memory can be given back, and go with this object. Safe from
/// many threads.
class TextMatrix {
 public:
    /// Works them out from the finished forward file, lexicon and weights. Throws Error{io}, and
    /// Error{unavailable} when the build is stopped.
    explicit TextMatrix(const stage::Context& context);

    std::uint32_t works() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }
    /// Stems of the lexicon: every stem of a row is less.
    std::uint32_t stems() const noexcept { return stems_; }
    /// The vector of `work`.
    std::span<const engine::likeness::WeightedStem> operator[](engine::WorkId work) const noexcept {
        return rows_[engine::number(work)];
    }

 private:
    std::optional<engine::frame::FlatFile> file_;
    engine::frame::Rows<engine::likeness::WeightedStem> rows_;
    std::uint32_t stems_ = 0;
};

}  // namespace kindred::indexer::likeness
