#pragma once
#include <array>
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
    /// in
    /// "$5 and $7".
    std::optional<TexFormula> opens_at(std::size_t at);

 private:
    std::size_t dollar(std::size_t from);
    std::size_t closer(char bracket, std::size_t from);

    static constexpr std::size_t unknown = std::string_view::npos - 1;

    std::string_view text_;
    // Where each closing sign was last found, so that openers without one cost one search.
    std::size_t dollar_ = unknown;
    std::array<std::size_t, 2> closers_ = {unknown, unknown};  // "\)" and "\]"
};

}  // namespace kindred::engine::text
