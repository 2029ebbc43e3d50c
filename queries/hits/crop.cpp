#include "queries/hits/crop.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace kindred::queries::hits {

namespace {

using engine::text::Token;

/// Words `first` to `last`, both included.
struct WordWindow {
    std::size_t first;
    std::size_t last;
};

/// Words of the query that a match covers: a phrase is all of its words.
std::size_t size_of(const WordMatch& match) {
    return match.last + std::size_t{1} - match.first;
}

/// Slides over the matches, of which there is one at least: the best window that spans at most `words` words.
WordWindow best_cluster(std::span<const WordMatch> matches, std::uint32_t parts, std::size_t words) {
    std::vector<std::uint32_t> counts(parts, 0);  // matches of each part in the window
    std::size_t left = 0;
    std::size_t covered = 0;  // words of the query
    std::size_t best_covered = 0;
    std::size_t best_span = 0;
    WordWindow best{0, 0};
    for (const WordMatch& right : matches) {
        const auto span = [&] { return right.last + std::size_t{1} - matches[left].first; };
        if (counts[right.part]++ == 0) covered += size_of(right);
        for (; &matches[left] < &right && (span() > words || counts[matches[left].part] > 1); ++left)
            if (--counts[matches[left].part] == 0) covered -= size_of(matches[left]);
        if (covered < best_covered || (covered == best_covered && span() >= best_span)) continue;
        best_covered = covered;
        best_span = span();
        best = {matches[left].first, right.last};
    }
    return {best.first, std::min<std::size_t>(best.last, best.first + words - 1)};
}

constexpr std::array<std::string_view, 8> ends = {"\n", ". ", "! ", "? ", "; ", "。", "！", "？"};

/// True when a sentence ends between two neighbouring words.
bool sentence_ends(std::string_view text, const Token& before, const Token& after) {
    if (after.begin <= before.end) return false;
    const std::string_view gap = text.substr(before.end, after.begin - before.end);
    return std::ranges::any_of(ends, [&](std::string_view end) { return gap.find(end) != gap.npos; });
}

/// Grows `window` to `words` words; the text has more.
void grow(std::string_view text, std::span<const Token> tokens, std::size_t words, WordWindow& window) {
    bool left_turn = true;
    for (std::size_t left = words - (window.last - window.first + 1); left > 0; --left) {
        bool to_left = window.first > 0;
        if (to_left && window.last + 1 < tokens.size()) {
            const bool left_ends = sentence_ends(text, tokens[window.first - 1], tokens[window.first]);
            const bool right_ends = sentence_ends(text, tokens[window.last], tokens[window.last + 1]);
            to_left = left_ends == right_ends ? left_turn : right_ends;
            if (left_ends == right_ends) left_turn = !left_turn;
        }
        if (to_left) {
            --window.first;
        } else {
            ++window.last;
        }
    }
}

}  // namespace

ByteRange crop_window(std::string_view text, const TextMatches& matches, std::uint32_t parts,
                      std::size_t words) {
    const auto tokens = matches.tokens;
    const bool analysed_to_end = text.size() <= engine::text::max_text_bytes;
    if (words == 0 || tokens.empty() || (tokens.size() <= words && analysed_to_end)) return {0, text.size()};
    WordWindow window{0, std::min(words, tokens.size()) - 1};
    if (!matches.words.empty() && tokens.size() > words) {
        window = best_cluster(matches.words, parts, words);
        grow(text, tokens, words, window);
    }
    const bool to_end = window.last + 1 == tokens.size() && analysed_to_end;
    return {window.first == 0 ? 0 : tokens[window.first].begin,
            to_end ? text.size() : tokens[window.last].end};
}

}  // namespace kindred::queries::hits
