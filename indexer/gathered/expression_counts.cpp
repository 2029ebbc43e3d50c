#include "indexer/gathered/expression_counts.hpp"

#include "engine/text/acronyms.hpp"

namespace kindred::indexer::gathered {

namespace {

/// Whether one hyphen is all that stands between two words.
bool hyphen_between(std::string_view text, const engine::text::Token& first,
                    const engine::text::Token& second) {
    if (first.end >= second.begin) return false;
    const std::string_view between = text.substr(first.end, second.begin - first.end);
    return between == "-" || between == "\u2010" || between == "\u2011";
}

std::uint64_t key(engine::StemId first, engine::StemId second) {
    return std::uint64_t{engine::number(first)} << 32 | engine::number(second);
}

}  // namespace

void ExpressionMentions::read(std::string_view text, const std::vector<engine::text::Token>& tokens,
                              std::span<const std::uint32_t> stems) {
    for (std::size_t i = 1; i < tokens.size(); ++i)
        if (hyphen_between(text, tokens[i - 1], tokens[i])) ++hyphenated[{stems[i - 1], stems[i]}];
    for (const engine::text::AcronymMention& mention : engine::text::find_acronyms(text, tokens)) {
        std::vector<std::uint32_t> said = {stems[mention.acronym]};
        said.insert(said.end(), stems.begin() + mention.first, stems.begin() + mention.last);
        ++acronyms[std::move(said)];
    }
}

void ExpressionCounts::add(const ExpressionMentions& batch, std::span<const engine::StemId> stems) {
    for (const auto& [pair, count] : batch.hyphenated)
        hyphenated_.add(key(stems[pair.first], stems[pair.second]), count);
    for (const auto& [said, count] : batch.acronyms) {
        std::vector<engine::StemId> known;
        for (const std::uint32_t stem : said) known.push_back(stems[stem]);
        acronyms_[std::move(known)] += count;
    }
    // What was said least is forgotten; it can hardly be what an acronym stands for.
    for (std::uint32_t floor = 1; acronyms_.size() > max_acronyms; ++floor)
        std::erase_if(acronyms_, [&](const auto& said) { return said.second <= floor; });
}

std::uint32_t ExpressionCounts::hyphenated(engine::StemId first, engine::StemId second) const noexcept {
    return hyphenated_.count(key(first, second));
}

std::vector<ExpressionCounts::Acronym> ExpressionCounts::acronyms() const {
    std::vector<Acronym> out;
    for (const auto& [said, count] : acronyms_)
        out.push_back({said.front(), {said.begin() + 1, said.end()}, count});
    return out;
}

}  // namespace kindred::indexer::gathered
