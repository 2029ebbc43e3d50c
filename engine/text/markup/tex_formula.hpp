#pragma once
#include "engine/text/markup/cursor.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kindred::engine::text {

/// A formula of a text: its content is from `begin` to `end`, the text goes on at `next`.
struct TexFormula {
    std::size_t begin;
    std::size_t end;
    std::size_t next;
};

/// Tells formulas from dollars. Must be asked in rising order; linear over all calls together.
class TexFormulas {
 public:
    explicit TexFormulas(std::string_view text) : text_(text) {}

    /// The formula that opens at `at` with $, $$, \( or \[; nothing where the sign means something else, as
    /// in "$5 and $7".
    std::optional<TexFormula> opens_at(std::size_t at);

 private:
    std::string_view text_;
    CloserSearch dollars_;
    CloserSearch round_;   // \)
    CloserSearch square_;  // \]
};

}  // namespace kindred::engine::text
