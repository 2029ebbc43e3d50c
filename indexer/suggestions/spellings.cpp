#include "indexer/suggestions/spellings.hpp"

#include "indexer/topics/word_forms.hpp"

#include <algorithm>
#include <utility>

namespace kindred::indexer::suggestions {

namespace {

using Words = std::vector<std::string>;

bool is_hyphen(std::string_view between) noexcept {
    return between == "-" || between == "\u2010" || between == "\u2011";
}

/// The words of a text, and the same with those joined that have nothing but a hyphen between them.
std::pair<Words, Words> read(std::string_view text, engine::text::Analyser& analyser) {
    std::pair<Words, Words> read;
    auto& [apart, joined] = read;
    std::uint32_t end = 0;
    for (const engine::text::Token& token : analyser.analyse(text)) {
        // Bigrams of a script without spaces overlap.
        const bool joins = token.begin >= end && is_hyphen(text.substr(end, token.begin - end));
        if (joins && !joined.empty()) {
            joined.back() += token.word;
        } else {
            joined.emplace_back(token.word);
        }
        apart.emplace_back(token.word);
        end = token.end;
    }
    return read;
}

}  // namespace

std::string joined(std::string_view text, engine::text::Analyser& analyser) {
    std::string out;
    for (const engine::text::Token& token : analyser.analyse(text)) out += topics::root_of(token, text);
    return out;
}

std::vector<Words> ways_to_type(const std::vector<std::string>& texts, engine::text::Analyser& analyser) {
    std::vector<Words> ways;
    const auto add = [&](Words words) {
        if (words.empty() || ways.size() == max_spellings) return;
        if (std::ranges::find(ways, words) == ways.end()) ways.push_back(std::move(words));
    };
    for (const std::string& text : texts) {
        auto [apart, joined] = read(text, analyser);
        add(std::move(apart));
        add(std::move(joined));
    }
    return ways;
}

}  // namespace kindred::indexer::suggestions
