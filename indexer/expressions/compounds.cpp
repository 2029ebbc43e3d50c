#include "indexer/expressions/compounds.hpp"

#include "engine/base/ascii.hpp"
#include "engine/base/distinct.hpp"
#include "engine/base/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace kindred::indexer::expressions {

namespace {

using engine::data::Dictionary;
using engine::data::Expression;
using engine::data::WordEntry;

/// Longer ones are chains of words or slips.
constexpr std::size_t max_bytes = 40;
/// A part of so few bytes says too little of itself.
constexpr std::size_t short_part = 2;

bool only_digits(std::string_view word) {
    return std::ranges::all_of(word, engine::is_digit);
}

/// Parts that often stand side by side without being one word.
bool doubtful(const WordEntry& part) {
    return part.stop || part.text.size() <= short_part || only_digits(part.text);
}

}  // namespace

std::vector<Expression> compounds(const Dictionary& dictionary, const gathered::ExpressionCounts& counts) {
    std::vector<Expression> found;
    for (std::uint32_t n = 0; n < dictionary.size(); ++n) {
        const WordEntry word = dictionary.word(n);
        if (word.stop || word.text.size() > max_bytes || only_digits(word.text)) continue;
        for (std::size_t at = 1; at < word.text.size(); ++at) {
            if (engine::continues_character(word.text[at])) continue;
            const auto first = dictionary.find(word.text.substr(0, at));
            if (!first) continue;
            const auto second = dictionary.find(word.text.substr(at));
            if (!second) continue;
            const bool sure = !doubtful(*first) && !doubtful(*second);
            if (sure || counts.hyphenated(first->stem, second->stem) > 0)
                found.push_back({.target = word.stem, .words = {first->stem, second->stem}});
        }
    }
    // Several forms of one stem are split alike.
    const auto order = [](const Expression& e) { return std::tie(e.target, e.words); };
    std::ranges::sort(found, {}, order);
    const auto same = [&](const Expression& a, const Expression& b) { return order(a) == order(b); };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
}

}  // namespace kindred::indexer::expressions
