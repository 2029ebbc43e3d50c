#include "queries/readings/expressions.hpp"

#include <algorithm>
#include <tuple>

namespace kindred::queries::readings {

namespace {

using Kind = engine::data::Expression::Kind;

}  // namespace

std::optional<engine::StemId> compound_of(const engine::Generation& generation, const text::QueryWord& first,
                                          const text::QueryWord& second) {
    const engine::data::Lexicon& lexicon = generation.lexicon();
    const engine::data::Expressions& expressions = generation.expressions();
    const auto begin = lexicon.find(first.stem);
    const auto end = lexicon.find(second.stem);
    if (!begin || !end) return std::nullopt;
    const auto form = generation.dictionary().find(first.word + second.word);
    const auto worth = [&](engine::StemId stem) {
        return std::make_tuple(form && form->stem == stem, lexicon.document_frequency(stem));
    };
    std::optional<engine::StemId> best;
    for (const std::uint32_t n : expressions.beginning_with(*begin)) {
        const auto words = expressions.words(n);
        if (expressions.kind(n) != Kind::spelling || words.size() != 2 || words[1] != *end) continue;
        const engine::StemId target = expressions.target(n);
        if (!best || worth(target) > worth(*best)) best = target;
    }
    return best;
}

std::vector<LongForm> long_forms(const engine::Generation& generation,
                                 std::span<const engine::StemId> stems) {
    const engine::data::Expressions& expressions = generation.expressions();
    std::vector<LongForm> found;
    for (std::size_t at = 0; at < stems.size(); ++at) {
        for (const std::uint32_t n : expressions.beginning_with(stems[at])) {
            const auto words = expressions.words(n);
            if (expressions.kind(n) != Kind::acronym || stems.size() - at < words.size()) continue;
            if (std::ranges::equal(words, stems.subspan(at, words.size())))
                found.push_back({at, at + words.size(), n});
        }
    }
    return found;
}

std::string written(const engine::Generation& generation, std::span<const engine::StemId> stems) {
    std::string text;
    for (const engine::StemId stem : stems)
        text.append(text.empty() ? "" : " ").append(generation.lexicon().surface(stem));
    return text;
}

}  // namespace kindred::queries::readings
