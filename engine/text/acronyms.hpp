#pragma once
#include "engine/text/analyser.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kindred::engine::text {

/// An acronym and the words before its brackets that it stands for: "graph convolutional network (GCN)".
/// Indices of tokens; the long form is [first, last).
struct AcronymMention {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t acronym;

    bool operator==(const AcronymMention&) const = default;
};

/// Words of a long form, at most.
inline constexpr std::size_t max_long_form = 8;

/// The acronyms that `text` explains, in order, found by their letters from right to left (Schwartz and
/// Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text, PSB 2003). An
/// acronym is one word in brackets of 2 to 10 letters and digits with two capitals at least, a plural s left
/// out; its long form is 2 to `max_long_form` words that stand before the bracket with nothing but spaces,
/// hyphens and slashes between, and begins with the acronym's first letter. `tokens` are those of `text`.
/// Never throws; linear in the text.
std::vector<AcronymMention> find_acronyms(std::string_view text, const std::vector<Token>& tokens);

}  // namespace kindred::engine::text
